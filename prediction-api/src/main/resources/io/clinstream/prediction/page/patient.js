"use strict";

// One patient: the newest answer with its reasons, ages per group, and the history as plots.
const Patient = (() => {
  const HISTORY = 200;
  const GROUPS = { vitals: "Vitals", labs: "Labs", adverse_events: "Adverse events" };
  const VITALS = [
    ["heart_rate_last", "Heart rate, /min"],
    ["respiratory_rate_last", "Respiratory rate, /min"],
    ["spo2_last", "Oxygen saturation, %"],
    ["bp_systolic_last", "Systolic pressure, mmHg"],
    ["temperature_last", "Temperature, °C"],
  ];

  let shown = null;
  let linked = decodeURIComponent(location.hash.slice(1));
  let asked = 0;

  function add(parent, name, text, className) {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    parent.append(made);
    return made;
  }

  function number(value, digits) {
    return value === null ? "–" : value.toFixed(digits);
  }

  function short(value) {
    return Math.abs(value) >= 10 ? value.toFixed(0) : value.toFixed(1);
  }

  function reasons(parent, answer) {
    if (answer.reasons.length > 0) {
      add(parent, "h3", "Why no score is given");
      const list = add(parent, "ul");
      for (const reason of answer.reasons) add(list, "li", reason);
      return;
    }
    add(parent, "h3", "Reasons, largest first");
    const table = add(parent, "table", undefined, "reasons");
    const head = add(add(table, "thead"), "tr");
    for (const title of ["Reason", "Value", "On the log-odds"]) add(head, "th", title).scope = "col";
    const rows = add(table, "tbody");
    for (const one of answer.contributions) {
      const row = add(rows, "tr");
      add(row, "td", one.text || one.feature);
      add(row, "td", one.value === null ? "–" : short(one.value) + (one.unit ? " " + one.unit : ""), "number");
      add(row, "td", (one.contribution > 0 ? "+" : "") + number(one.contribution, 3), "number");
    }
    const others = add(rows, "tr");
    add(others, "td", "All others together");
    add(others, "td", "");
    add(others, "td", number(answer.other_contributions, 3), "number");
    const base = add(rows, "tr");
    add(base, "td", "Base: before anything is known");
    add(base, "td", "");
    add(base, "td", number(answer.base_log_odds, 3), "number");
  }

  function facts(parent, answer) {
    const list = add(parent, "dl", undefined, "facts");
    const fact = (name, text) => {
      add(list, "dt", name);
      add(list, "dd", text);
    };
    const probability = answer.adverse_event_probability;
    fact("Probability", probability === null ? "withheld" : (100 * probability).toFixed(1) + " %");
    fact("Level", answer.risk_level || "none");
    fact("NEWS2", answer.news2 ? String(answer.news2.total) : "not computable");
    fact("Model", answer.model_version);
    fact("Scored at", answer.predicted_at);
    for (const [group, name] of Object.entries(GROUPS)) {
      fact(name, group in answer.ages ? age(answer.ages[group]) + " old" : "none recorded");
    }
    if (answer.missing.length > 0) fact("Missing", answer.missing.join(", "));
    for (const assumption of answer.assumptions) fact("Assumed", assumption);
  }

  function plots(parent, points) {
    const series = (name, value) => ({ name, points: points.map((point) => [Date.parse(point.predicted_at), value(point)]) });
    const orNull = (value) => (value === undefined ? null : value);
    const percent = (value) => (value < 10 ? value.toFixed(1) : value.toFixed(0)) + " %";
    parent.append(
      Plot.lines(
        "Probability",
        [series("Probability", (point) => (point.adverse_event_probability === null ? null : 100 * point.adverse_event_probability))],
        { low: 0, format: percent }),
      Plot.lines("NEWS2", [series("NEWS2", (point) => point.news2_total)], { low: 0, high: 7, format: (value) => value.toFixed(0) }),
      Plot.lines(
        "Age of data when scored, hours",
        Object.entries(GROUPS).map(([group, name]) => series(name, (point) => (group in point.ages ? point.ages[group] / 3600 : null))),
        { low: 0, format: short }));
    for (const [feature, name] of VITALS) {
      parent.append(Plot.lines(name, [series(name, (point) => orNull(point.vitals[feature]))], { format: (value) => value.toFixed(1) }));
    }
  }

  function history(parent, patientId, request) {
    fetch("/patients/" + encodeURIComponent(patientId) + "/trend?limit=" + HISTORY)
      .then((answer) => {
        if (!answer.ok) throw new Error("HTTP " + answer.status);
        return answer.json();
      })
      .then((trend) => {
        if (request === asked) {
          parent.replaceChildren();
          add(parent, "h3", "History: " + trend.points.length + (trend.points.length === 1 ? " prediction" : " predictions") + ", times in UTC");
          plots(parent, trend.points);
        }
      })
      .catch(() => {
        if (request === asked) parent.textContent = "The history is not available now.";
      });
  }

  function show(answer) {
    const place = document.getElementById("patient");
    const old = shown === answer.patient_id ? document.getElementById("history") : null;
    const isNew = shown !== answer.patient_id;
    shown = answer.patient_id;
    place.replaceChildren();
    place.hidden = false;
    add(place, "h2", "Patient " + answer.patient_id);
    const back = add(place, "button", "Close");
    back.type = "button";
    back.addEventListener("click", hide);
    facts(place, answer);
    reasons(place, answer);
    const past = old || add(place, "section", "Loading…");
    past.id = "history";
    place.append(past);
    history(past, answer.patient_id, ++asked);
    if (isNew && place.scrollIntoView) place.scrollIntoView();
  }

  function hide() {
    shown = null;
    asked++;
    const place = document.getElementById("patient");
    place.hidden = true;
    place.replaceChildren();
  }

  // Told of every new state of the ward. An address with #PT00042 opens that patient.
  function follow(patients) {
    const wanted = shown === null ? linked : shown;
    const answer = patients.find((patient) => patient.patient_id === wanted);
    if (answer) show(answer);
    linked = "";
  }

  return { show, follow };
})();
