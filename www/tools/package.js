// Puts the npm package together in `npm`: what wasm-pack built, reading in workers, the element and the entry for Node.
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';

const WWW = new URL('../', import.meta.url);
const OUT = new URL('npm/', WWW);
const ENGINE = ['encoding.js', 'engine.js', 'lane.js', 'parts.js', 'pool.js', 'serve.js', 'worker.js'];

await rm(OUT, { recursive: true, force: true });
await mkdir(new URL('engine/', OUT), { recursive: true });
const built = await readdir(new URL('pkg/', WWW));
for (const name of built.filter((name) => /^nutgraf|^LICENSE|^README/u.test(name))) await cp(new URL(`pkg/${name}`, WWW), new URL(name, OUT));
for (const name of await readdir(new URL('package/', WWW))) await cp(new URL(`package/${name}`, WWW), new URL(name, OUT));
for (const name of ENGINE) {
  const code = await readFile(new URL(`src/engine/${name}`, WWW), 'utf8');
  await writeFile(new URL(`engine/${name}`, OUT), code.replaceAll('../../pkg/nutgraf.js', '../nutgraf.js'));
}

const { name, version, description, license, repository } = JSON.parse(await readFile(new URL('pkg/package.json', WWW), 'utf8'));
const manifest = {
  name,
  version,
  description,
  license,
  repository: { ...repository, url: `git+${repository.url}.git` },
  keywords: ['news', 'named entity recognition', 'keyphrases', 'webassembly', 'offline'],
  type: 'module',
  engines: { node: '>=20' },
  exports: {
    '.': { types: './nutgraf.d.ts', node: './node.js', default: './nutgraf.js' },
    './workers': { types: './workers.d.ts', default: './workers.js' },
    './element': { types: './element.d.ts', default: './element.js' },
    './engine-worker': './engine/worker.js',
    './nutgraf_bg.wasm': './nutgraf_bg.wasm',
    './package.json': './package.json',
  },
  // The element registers itself, the worker listens.
  sideEffects: ['./element.js', './engine/worker.js'],
};
await writeFile(new URL('package.json', OUT), `${JSON.stringify(manifest, null, 2)}\n`);
