// The least that a form with a total can be: eight fields, one sum in whole hundredths, no library.
const form = document.getElementById("form");
const total = document.getElementById("total");
const fields = Array.from({ length: 8 }, (_, i) => {
  const label = form.appendChild(document.createElement("label"));
  label.textContent = `第${i + 1}项 `;
  const field = label.appendChild(document.createElement("input"));
  field.inputMode = "decimal";
  field.value = "123.45";
  return field;
});
form.addEventListener("input", () => {
  const sum = fields.reduce((all, field) => all + Math.round(Number(field.value || 0) * 100), 0);
  total.textContent = (sum / 100).toFixed(2);
});
document.dispatchEvent(new Event("bench-mounted"));
