import { useEffect } from "react";
import { createRoot } from "react-dom/client";
import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from "recharts";
import { basic, expenditure, groups, percent, projects, sum, title, total } from "../content.js";
import { mounted } from "../mounted.js";

const chart = { width: 640, layout: "vertical", margin: { left: 120 } };

function Scores() {
  return (
    <section>
      <h2>得分</h2>
      <BarChart {...chart} height={220} data={groups.map((g) => ({ ...g, lost: g.full - g.score }))}>
        <CartesianGrid horizontal={false} />
        <XAxis type="number" />
        <YAxis type="category" dataKey="name" />
        <Tooltip />
        <Bar dataKey="score" stackId="marks" fill="#1c6b80" isAnimationActive={false} />
        <Bar dataKey="lost" stackId="marks" fill="#d5dde0" isAnimationActive={false} />
      </BarChart>
      <table>
        <thead><tr><th>指标</th><th>分值</th><th>得分</th><th>原因</th></tr></thead>
        <tbody>
          {groups.map((g) => <tr key={g.name}><td>{g.name}</td><td>{g.full}</td><td>{g.score}</td><td>{g.reason ?? ""}</td></tr>)}
        </tbody>
      </table>
    </section>
  );
}

function Amounts({ heading, items, whole }) {
  return (
    <section>
      <h2>{heading}</h2>
      <BarChart {...chart} height={50 + 36 * items.length} data={items}>
        <XAxis type="number" />
        <YAxis type="category" dataKey="name" />
        <Tooltip />
        <Bar dataKey="amount" fill="#1c6b80" isAnimationActive={false} />
      </BarChart>
      <table>
        <thead><tr><th>支出</th><th>万元</th><th>占比</th></tr></thead>
        <tbody>
          {items.map((i) => <tr key={i.name}><td>{i.name}</td><td>{i.amount.toFixed(2)}</td><td>{percent(i.amount, whole)}</td></tr>)}
        </tbody>
      </table>
    </section>
  );
}

function Page() {
  useEffect(mounted, []);
  return (
    <main>
      <h1>{title}</h1>
      <p>自评总分 <strong>{total}</strong> / 100 等级 优</p>
      <Scores />
      <Amounts heading="支出" items={expenditure} whole={sum(expenditure)} />
      <Amounts heading="基本支出" items={basic} whole={sum(basic)} />
      <Amounts heading="项目支出" items={projects} whole={38478.95} />
    </main>
  );
}

createRoot(document.getElementById("root")).render(<Page />);
