// What the dialog says, Chinese and English side by side.

export const WORDS = {
  title: ['引用', 'Cite'],
  close: ['关闭', 'Close'],
  copy: ['复制', 'Copy'],
  copied: ['已复制', 'Copied'],
  byHand: ['已选中，请按 Ctrl+C', 'Selected: press Ctrl+C'],
  text: ['引用文字', 'As a text'],
  embed: ['放到其他网页', 'Into another page'],
  version: ['版本', 'Version'],
  following: ['跟随更新', 'Following'],
  fixed: ['固定版本', 'Fixed'],
  followingHint: [
    '组件和报告都从本站读取，本站更新时随之更新。',
    'The widget and the report are read from this site and change when it does.',
  ],
  fixedHint: [
    '把 {zip} 解压到自己网站的 {folder}，把报告另存在旁边：以后不再变化。',
    'Unpack {zip} into {folder} on your own site and save the report beside it: it will not change.',
  ],
  element: ['网页元素', 'Element'],
  elementHint: ['表格写在元素里：脚本没有运行时读者看到它。', 'Put a table inside: it is what readers see where the script does not run.'],
  elementFallback: ['公布的数字（表格）', 'The published figures (a table)'],
  frame: ['框架', 'Frame'],
  frameHint: [
    '内容管理系统不允许脚本时，只保留 iframe 这一行，高度固定。',
    'Where the content system strips scripts, keep only the iframe; its height is then fixed.',
  ],
  package: ['程序包', 'Package'],
  packageHint: ['用于自己的构建；计算不需要网页。', 'For a build of your own; calculating needs no page.'],
  reportTitle: ['{year}年度部门整体支出绩效自评', 'Self-evaluation of whole expenditure, {year}'],
  citation: [
    '{department}：《{title}》。数字按报告所写；占比、得分合计与等级由 jixiao {version} 按 {rules} 计算。',
    '{department}: {title}. Figures as the report states them; shares, totals and grade calculated by jixiao {version} under {rules}.',
  ],
};

export function wordsOf(language) {
  const at = language.startsWith('en') ? 1 : 0;
  return (key, values = {}) => WORDS[key][at].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}
