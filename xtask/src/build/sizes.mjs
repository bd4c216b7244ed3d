// Prints for each file its bytes as it is, after gzip and after brotli, one line a file.
import { readFileSync } from 'node:fs';
import { argv } from 'node:process';
import { brotliCompressSync, gzipSync } from 'node:zlib';

for (const file of argv.slice(2)) {
  const bytes = readFileSync(file);
  console.log(bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length);
}
