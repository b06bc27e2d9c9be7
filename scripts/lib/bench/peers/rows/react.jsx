import { memo, useCallback, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { mounted } from "../mounted.js";
import { fields, rows as initial } from "./data.js";

const Row = memo(function Row({ row, change }) {
  return (
    <tr>
      {fields.map((field) => (
        <td key={field}>
          <input inputMode={field === "name" ? "text" : "decimal"} value={row[field]} onChange={(e) => change(row.id, field, e.target.value)} />
        </td>
      ))}
    </tr>
  );
});

function Table() {
  const [rows, setRows] = useState(initial);
  useEffect(mounted, []);
  const change = useCallback((id, field, value) => setRows((all) => all.map((row) => (row.id === id ? { ...row, [field]: value } : row))), []);
  return <table><tbody>{rows.map((row) => <Row key={row.id} row={row} change={change} />)}</tbody></table>;
}

createRoot(document.getElementById("root")).render(<Table />);
