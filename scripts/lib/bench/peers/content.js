// What both chart peers show: the founding report's figures, as the explore page shows them.
export const title = "临武高新技术产业开发区管理委员会 · 2024年度";
export const groups = [
  { name: "预算执行", full: 10, score: 10 },
  { name: "产出", full: 40, score: 40 },
  { name: "效益", full: 20, score: 11, reason: "经济效益：资金调度" },
  { name: "满意度", full: 10, score: 10 },
  { name: "成本", full: 20, score: 20 },
];
export const expenditure = [
  { name: "基本支出", amount: 368.97 },
  { name: "项目支出", amount: 38478.95 },
];
export const basic = [
  { name: "人员经费", amount: 318.74 },
  { name: "公用经费", amount: 50.23 },
];
export const projects = [
  { name: "储备用地征收、报批经费", amount: 11640.63 },
  { name: "产业引导扶持（矿贸企业）", amount: 9000 },
  { name: "产业引导扶持资金", amount: 5342 },
  { name: "保障性住房维护管理经费", amount: 32 },
  { name: "碳酸钙产业发展指挥部工作经费", amount: 30 },
  { name: "招商引资工作经费", amount: 14 },
];
export const total = groups.reduce((sum, group) => sum + group.score, 0);
export const sum = (items) => items.reduce((all, item) => all + item.amount, 0);
export const percent = (part, whole) => `${((part / whole) * 100).toFixed(2)} %`;
