package io.clinstream.clinical.scores;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The points of single NEWS2 parameters (Royal College of Physicians 2017, chart 1; saturation scales also Thorax table
 * 1). Values are rounded half to even to the precision of the chart first, whole numbers and tenths of a degree: the
 * chart has no row for 36.04 [U].
 */
final class News2Bands {

    private News2Bands() {}

    static int respiration(BigDecimal perMinute) {
        int value = whole(perMinute);
        if (value <= 8) {
            return 3;
        }
        if (value <= 11) {
            return 1;
        }
        if (value <= 20) {
            return 0;
        }
        return value <= 24 ? 2 : 3;
    }

    static int saturation(BigDecimal percent, SpO2Scale scale, boolean onOxygen) {
        int value = whole(percent);
        return scale == SpO2Scale.ONE ? saturationOnScaleOne(value) : saturationOnScaleTwo(value, onOxygen);
    }

    private static int saturationOnScaleOne(int percent) {
        if (percent >= 96) {
            return 0;
        }
        if (percent >= 94) {
            return 1;
        }
        return percent >= 92 ? 2 : 3;
    }

    private static int saturationOnScaleTwo(int percent, boolean onOxygen) {
        if (percent <= 83) {
            return 3;
        }
        if (percent <= 85) {
            return 2;
        }
        if (percent <= 87) {
            return 1;
        }
        if (percent <= 92 || !onOxygen) {
            return 0;
        }
        if (percent <= 94) {
            return 1;
        }
        return percent <= 96 ? 2 : 3;
    }

    static int systolic(BigDecimal millimetres) {
        int value = whole(millimetres);
        if (value <= 90) {
            return 3;
        }
        if (value <= 100) {
            return 2;
        }
        if (value <= 110) {
            return 1;
        }
        return value <= 219 ? 0 : 3;
    }

    static int pulse(BigDecimal perMinute) {
        int value = whole(perMinute);
        if (value <= 40) {
            return 3;
        }
        if (value <= 50) {
            return 1;
        }
        if (value <= 90) {
            return 0;
        }
        if (value <= 110) {
            return 1;
        }
        return value <= 130 ? 2 : 3;
    }

    static int temperature(BigDecimal celsius) {
        int tenths =
                celsius.movePointRight(1).setScale(0, RoundingMode.HALF_EVEN).intValueExact();
        if (tenths <= 350) {
            return 3;
        }
        if (tenths <= 360) {
            return 1;
        }
        if (tenths <= 380) {
            return 0;
        }
        return tenths <= 390 ? 1 : 2;
    }

    private static int whole(BigDecimal value) {
        return value.setScale(0, RoundingMode.HALF_EVEN).intValueExact();
    }
}
