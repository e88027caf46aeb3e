"use strict";

// Line plots as SVG, made of elements and text nodes only: nothing here can become markup, script or style.
const Plot = (() => {
  const SPACE = "http://www.w3.org/2000/svg";
  const WIDTH = 420;
  const HEIGHT = 150;
  const LEFT = 46;
  const RIGHT = 10;
  const TOP = 10;
  const BOTTOM = 24;
  const TICKS = 4;

  function shape(name, attributes, text) {
    const made = document.createElementNS(SPACE, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
    if (text !== undefined) made.textContent = text;
    return made;
  }

  // Low and high of all values, apart even where all are alike.
  function range(values, lowest, highest) {
    let low = lowest === undefined ? Math.min.apply(null, values) : lowest;
    let high = highest === undefined ? Math.max.apply(null, values) : Math.max(highest, Math.max.apply(null, values));
    if (high - low < 1e-9) {
      low -= 1;
      high += 1;
    }
    return [low, high];
  }

  function clock(time) {
    return new Date(time).toISOString().slice(5, 16).replace("T", " ");
  }

  function axes(svg, x, y, times, span, format) {
    for (let tick = 0; tick <= TICKS; tick++) {
      const value = span[0] + ((span[1] - span[0]) * tick) / TICKS;
      svg.append(shape("line", { x1: LEFT, x2: WIDTH - RIGHT, y1: y(value), y2: y(value), class: "grid" }));
      svg.append(shape("text", { x: LEFT - 6, y: y(value) + 4, class: "tick end" }, format(value)));
    }
    const ends = times[0] === times[times.length - 1] ? [times[0]] : [times[0], times[times.length - 1]];
    ends.forEach((time, place) => {
      const className = place === 0 ? "tick" : "tick end";
      svg.append(shape("text", { x: x(time), y: HEIGHT - 6, class: className }, clock(time)));
    });
  }

  // A point without value breaks the line.
  function path(points, x, y) {
    let drawn = "";
    let open = false;
    for (const [time, value] of points) {
      if (value === null) {
        open = false;
      } else {
        drawn += (open ? "L" : "M") + x(time).toFixed(1) + " " + y(value).toFixed(1);
        open = true;
      }
    }
    return drawn;
  }

  // title: text. series: [{name, points: [[epoch ms, number or null], …] oldest first}], at most four.
  // options: low, high (least bounds of the axis), format (number to text).
  function lines(title, series, options) {
    const figure = document.createElement("figure");
    const caption = document.createElement("figcaption");
    caption.textContent = title;
    figure.append(caption);
    const values = series.flatMap((one) => one.points.map((point) => point[1])).filter((value) => value !== null);
    if (values.length === 0) {
      const none = document.createElement("p");
      none.textContent = "Nothing recorded.";
      figure.append(none);
      return figure;
    }
    const times = series.flatMap((one) => one.points.map((point) => point[0])).sort((a, b) => a - b);
    const span = range(values, options.low, options.high);
    const length = Math.max(1, times[times.length - 1] - times[0]);
    const x = (time) => LEFT + ((WIDTH - LEFT - RIGHT) * (time - times[0])) / length;
    const y = (value) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * (value - span[0])) / (span[1] - span[0]);
    const svg = shape("svg", { viewBox: "0 0 " + WIDTH + " " + HEIGHT, role: "img", "aria-label": title });
    axes(svg, x, y, times, span, options.format);
    series.forEach((one, place) => {
      svg.append(shape("path", { d: path(one.points, x, y), class: "line series-" + place }));
      for (const [time, value] of one.points) {
        if (value !== null) {
          const dot = shape("circle", { cx: x(time).toFixed(1), cy: y(value).toFixed(1), r: 2.5, class: "dot series-" + place });
          dot.append(shape("title", {}, one.name + " " + options.format(value) + ", " + clock(time)));
          svg.append(dot);
        }
      }
    });
    figure.append(svg);
    if (series.length > 1) figure.append(legend(series));
    return figure;
  }

  function legend(series) {
    const list = document.createElement("ul");
    list.className = "legend";
    series.forEach((one, place) => {
      const item = document.createElement("li");
      item.className = "series-" + place;
      item.textContent = one.name;
      list.append(item);
    });
    return list;
  }

  return { lines };
})();
