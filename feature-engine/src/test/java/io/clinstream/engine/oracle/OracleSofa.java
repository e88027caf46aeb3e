package io.clinstream.engine.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** SOFA as far as it is known: each organ by its worst value of the last 24 hours, no vasopressors, no ventilation. */
final class OracleSofa {

    private static final Bands PLATELETS = Bands.of("<20:4 <50:3 <100:2 <150:1 rest:0");
    private static final Bands BILIRUBIN = Bands.of("<1.2:0 <2.0:1 <6.0:2 <12.0:3 rest:4");
    private static final Bands CREATININE = Bands.of("<1.2:0 <2.0:1 <3.5:2 <5.0:3 rest:4");
    private static final Bands PRESSURE = Bands.of("<70:1 rest:0");
    private static final Bands COMA = Bands.of("<6:4 <10:3 <13:2 <15:1 rest:0");
    private static final Bands OXYGENATION = Bands.of("<300:2 <400:1 rest:0");

    private OracleSofa() {}

    static void put(Moment moment) {
        Integer coagulation = points(Statistics.least(moment.within("platelets", 24)), PLATELETS);
        Integer liver = points(Statistics.greatest(moment.within("bilirubin_total", 24)), BILIRUBIN);
        Integer renal = points(Statistics.greatest(moment.within("creatinine", 24)), CREATININE);
        Integer coma = points(Statistics.least(moment.within("gcs_total", 24)), COMA);
        Integer circulation = points(Statistics.least(pressures(moment)), PRESSURE);
        Integer respiration = points(leastOxygenation(moment), OXYGENATION);
        moment.put("sofa_coagulation_24h", coagulation);
        moment.put("sofa_liver_24h", liver);
        moment.put("sofa_renal_24h", renal);
        moment.put("sofa_partial_24h", OracleScores.sum(coagulation, liver, renal, coma, circulation, respiration));
        moment.count(
                "sofa_components_available_24h",
                Stream.of(coagulation, liver, renal, coma, circulation, respiration)
                        .filter(Objects::nonNull)
                        .count());
    }

    private static @Nullable Integer points(@Nullable Fraction worst, Bands bands) {
        return worst == null ? null : (Integer) bands.points(worst);
    }

    /** Mean pressures, computed and measured. */
    private static List<Dot> pressures(Moment moment) {
        List<Dot> pressures = new ArrayList<>(OracleDerived.map(moment));
        pressures.addAll(moment.within("map", 24));
        return pressures;
    }

    /** The least of oxygen tension over inspired oxygen, the newest known by then within a day. */
    private static @Nullable Fraction leastOxygenation(Moment moment) {
        Fraction least = null;
        for (OraclePoint tension : moment.within("pao2", 24)) {
            List<OraclePoint> inspired = Dot.newest(Dot.within(moment.of("fio2"), 24, tension.time()));
            Fraction percent = Statistics.mean(inspired);
            if (percent != null && !percent.isZero()) {
                Fraction ratio = Fraction.of(tension.value()).times("100").over(percent);
                least = least == null || ratio.compareTo(least) < 0 ? ratio : least;
            }
        }
        return least;
    }
}
