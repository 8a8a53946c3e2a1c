// Weighs what a browser fetches from the login until the list of virtual machines stands, and fails above the budget.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET = 300_000;
const ENTRIES = [
  'index.html',
  'src/features/login/LoginPage.tsx',
  'src/app/Shell.tsx',
  'src/features/vms/VmsPage.tsx',
];
/** The one font of the text; the others are fetched only where a page uses them. */
const FONTS = /RedHat(Text|Display)VF-[^I].*\.woff2$/;

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const files = new Set(['index.html']);

function take(key) {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`dist/.vite/manifest.json has no chunk "${key}": was it renamed?`);
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const file of chunk.css ?? []) files.add(file);
  for (const imported of chunk.imports ?? []) take(imported);
}

ENTRIES.forEach(take);
const weigh = (file) => {
  const content = readFileSync(new URL(file, dist));
  return file.endsWith('.woff2') ? content.length : gzipSync(content, { level: 9 }).length;
};
const sum = (some) => some.map(weigh).reduce((a, b) => a + b, 0);
const all = [...files];
const fonts = Object.values(manifest)
  .flatMap(({ assets, file }) => [...(assets ?? []), file])
  .filter((file, index, list) => FONTS.test(file) && list.indexOf(file) === index);
const scripts = sum(all.filter((file) => file.endsWith('.js')));
const styles = sum(all.filter((file) => file.endsWith('.css')));
const total = sum(all);

if (process.argv.includes('--files')) {
  for (const file of all.sort((a, b) => weigh(b) - weigh(a)))
    console.log(`  ${String(weigh(file)).padStart(7)} ${file}`);
}
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
console.log(
  `first load: ${kB(total)} gzipped of ${kB(BUDGET)} (scripts ${kB(scripts)}, styles ${kB(styles)}; fonts ${kB(sum(fonts))} beside it, cached for good)`,
);
console.log(`portal-load ${(total / 1000).toFixed(1)} kB`);
if (total > BUDGET) {
  console.error(
    'The first load is too heavy: fetch the new part lazily, or import less of the library (--files lists the parts).',
  );
  process.exit(1);
}
