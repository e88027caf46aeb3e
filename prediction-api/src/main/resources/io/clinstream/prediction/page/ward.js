"use strict";

// Text only ever becomes textContent: nothing a patient record holds can become markup.
const REFRESH_MS = 5000;
const REASONS = 3;
const LEVELS = { HIGH: "High", MEDIUM: "Medium", LOW: "Low" };
const STATUSES = { SCORED: "Complete", PARTIAL: "Partial", INSUFFICIENT_DATA: "Not enough data" };
const GROUPS = { vitals: "Vitals", labs: "Labs", adverse_events: "Adverse events" };
const INPUTS = {
  supplemental_o2: "oxygen",
  consciousness: "consciousness",
  respiratory_rate: "respiratory rate",
  spo2: "oxygen saturation",
  bp_systolic: "systolic pressure",
  heart_rate: "heart rate",
  temperature: "temperature",
};

let lastAnswer = null;

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function age(seconds) {
  if (seconds < 60) return "under 1 min";
  if (seconds < 3600) return Math.floor(seconds / 60) + " min";
  if (seconds < 172800) return Math.floor(seconds / 3600) + " h";
  return Math.floor(seconds / 86400) + " days";
}

function cell(label, content, className) {
  const made = element("td", undefined, className);
  made.dataset.label = label;
  made.append(content);
  return made;
}

function list(sentences) {
  const made = element("ul");
  for (const sentence of sentences.slice(0, REASONS)) made.append(element("li", sentence));
  return made;
}

function reasons(patient) {
  if (patient.contributions.length > 0) return list(patient.contributions.map((reason) => reason.text || reason.feature));
  if (patient.reasons.length > 0) return list(patient.reasons);
  return element("span", "All scored inputs are in the normal range.");
}

function news2(patient) {
  const made = element("span", patient.news2 ? String(patient.news2.total) : "–");
  if (patient.news2 && patient.news2.lowest !== patient.news2.highest) {
    made.append(element("span", " possible " + patient.news2.lowest + "–" + patient.news2.highest, "range"));
  }
  return made;
}

function ages(patient, sinceScored) {
  const made = element("span");
  for (const [group, name] of Object.entries(GROUPS)) {
    if (group in patient.ages) {
      made.append(element("span", name + " " + age(patient.ages[group] + sinceScored), group === "vitals" ? "" : "old"));
    }
  }
  made.append(element("span", "scored " + age(sinceScored) + " ago", "old"));
  return made;
}

function completeness(patient) {
  const made = element("span", STATUSES[patient.status] || patient.status);
  if (patient.status === "PARTIAL") made.append(element("span", "missing: " + patient.missing.map((name) => INPUTS[name] || name).join(", "), "old"));
  return made;
}

function row(patient, now) {
  const made = element("tr");
  const name = element("th");
  name.scope = "row";
  const open = element("button", patient.patient_id, "open");
  open.type = "button";
  open.addEventListener("click", () => Patient.show(patient));
  name.append(open);
  const level = element("span", LEVELS[patient.risk_level] || "None", "level " + (patient.risk_level in LEVELS ? patient.risk_level : "NONE"));
  const probability = patient.adverse_event_probability;
  const sinceScored = Math.max(0, (now - Date.parse(patient.predicted_at)) / 1000);
  made.append(
    name,
    cell("Level", level),
    cell("Probability", probability === null ? "withheld" : (100 * probability).toFixed(1) + " %", "number"),
    cell("NEWS2", news2(patient), "number"),
    cell("Status", completeness(patient)),
    cell("Age of data", ages(patient, sinceScored)),
    cell("Main reasons", reasons(patient)));
  return made;
}

function say(text, stale) {
  const state = document.getElementById("state");
  if (state.textContent !== text) state.textContent = text;
  state.classList.toggle("stale", stale);
}

function show(ward) {
  const now = Date.parse(ward.now);
  const rows = document.getElementById("ward");
  rows.replaceChildren();
  for (const patient of ward.patients) rows.append(row(patient, now));
  Patient.follow(ward.patients);
  document.getElementById("empty").hidden = ward.patients.length > 0;
  say(ward.patients.length + (ward.patients.length === 1 ? " patient" : " patients"), false);
}

function refresh() {
  fetch("/patients", { headers: { Accept: "application/json" } })
    .then((answer) => {
      if (!answer.ok) throw new Error("HTTP " + answer.status);
      return answer.json();
    })
    .then((ward) => {
      show(ward);
      lastAnswer = Date.now();
    })
    .catch(() => {
      const since = lastAnswer === null ? "" : " What you see is " + age((Date.now() - lastAnswer) / 1000) + " old.";
      say("The server does not answer." + since, true);
    })
    .then(() => setTimeout(refresh, REFRESH_MS));
}

refresh();
