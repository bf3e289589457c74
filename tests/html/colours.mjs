// Whether the ratings' colours can be told apart by those who see no red or no
// green: node tests/html/colours.mjs STYLE SHEET. Node 18, no packages.
//
// How they see a colour: Machado, Oliveira and Fernandes, "A physiologically-
// based model for simulation of color vision deficiency" (2009), severity 1.0.
// How far two are apart: CIEDE2000 (ISO/CIE 11664-6).
import { readFileSync } from 'node:fs';

const LEAST = 15;
const VISION = {
  protanope: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranope: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
};

const linear = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const linearRgb = (hex) => [1, 3, 5].map((i) => linear(parseInt(hex.slice(i, i + 2), 16) / 255));
const seenBy = (matrix, rgb) =>
  matrix.map((row) => Math.min(1, Math.max(0, row.reduce((sum, factor, i) => sum + factor * rgb[i], 0))));

// Of linear sRGB, D65.
function lab([r, g, b]) {
  const f = (t) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function ciede2000([l1, a1, b1], [l2, a2, b2]) {
  const rad = Math.PI / 180;
  const mean = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(mean ** 7 / (mean ** 7 + 25 ** 7)));
  const polar = (a, b) => [Math.hypot(a * (1 + g), b), (Math.atan2(b, a * (1 + g)) / rad + 360) % 360];
  const [c1, h1] = polar(a1, b1), [c2, h2] = polar(a2, b2);
  const grey = c1 * c2 === 0;
  const turn = grey ? 0 : ((h2 - h1 + 540) % 360) - 180;
  const dl = l2 - l1, dc = c2 - c1, dh = 2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * rad);
  const l = (l1 + l2) / 2, c = (c1 + c2) / 2;
  const h = grey ? h1 + h2 : (Math.abs(h1 - h2) <= 180 ? h1 + h2 : h1 + h2 < 360 ? h1 + h2 + 360 : h1 + h2 - 360) / 2;
  const t = 1 - 0.17 * Math.cos((h - 30) * rad) + 0.24 * Math.cos(2 * h * rad)
    + 0.32 * Math.cos((3 * h + 6) * rad) - 0.2 * Math.cos((4 * h - 63) * rad);
  const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2), sc = 1 + 0.045 * c, sh = 1 + 0.015 * c * t;
  const rt = -Math.sin(60 * Math.exp(-(((h - 275) / 25) ** 2)) * rad) * 2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
  return Math.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rt * (dc / sc) * (dh / sh));
}

const faults = [];
// Sharma, Wu and Dalal's pairs 1, 7 and 25: the formula itself.
for (const [one, other, apart] of [
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, 0, 0], [50, -1, 2], 2.3669],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
])
  if (Math.abs(ciede2000(one, other) - apart) > 0.0001) faults.push(`CIEDE2000 of ${one} and ${other} is not ${apart}`);

const style = readFileSync(process.argv[2], 'utf8');
const roots = [...style.matchAll(/:root \{([^}]*)\}/g)].map(([, text]) =>
  Object.fromEntries([...text.matchAll(/--(red|amber|green|blue): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex])));
const [light, dark, print] = roots;
if (roots.length !== 3) faults.push(`the style sheet has ${roots.length} palettes, not those of light, dark and print`);
for (const [theme, palette] of Object.entries({ light, dark: { ...light, ...dark }, print }))
  for (const [who, matrix] of Object.entries(VISION))
    for (const [one, other] of [['red', 'green'], ['red', 'amber'], ['amber', 'green'], ['green', 'blue'], ['red', 'blue']]) {
      const [a, b] = [one, other].map((name) => lab(seenBy(matrix, linearRgb(palette[name]))));
      const apart = ciede2000(a, b);
      if (!(apart >= LEAST)) faults.push(`${theme}: ${one} and ${other} are ${apart.toFixed(1)} apart for a ${who}, not ${LEAST}`);
    }
for (const text of faults) console.error(text);
process.exitCode = faults.length ? 1 : 0;
