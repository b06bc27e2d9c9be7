import { mounted } from "../mounted.js";
import { fields, rows } from "./data.js";

const table = document.createElement("table");
for (const row of rows) {
  const line = table.insertRow();
  for (const field of fields) {
    const input = line.insertCell().appendChild(document.createElement("input"));
    input.inputMode = field === "name" ? "text" : "decimal";
    input.value = row[field];
    input.addEventListener("input", () => {
      row[field] = input.value;
    });
  }
}
document.getElementById("root").append(table);
mounted();
