import type { Analysis, Version } from './nutgraf.js';

/** Why there is no analysis. `refused` comes with a message for people. */
export type Failure = { ok: false, code: 'stopped' | 'timeout' | 'crashed' | 'refused', message: string };
/** An analysis and how many milliseconds it took, or why there is none. */
export type Answer = { ok: true, value: Analysis, took: number } | Failure;

export interface Readable {
  text: string;
  /** Where it does not stand in the text. */
  title?: string;
  /** YYYY-MM-DD. */
  published?: string;
  url?: string;
}

/** Reads articles in workers, each article once, and never throws. */
export declare class Engine {
  /** What the package says of itself; null until the first worker has loaded. */
  readonly version: Version | null;
  /** Resolved with `version`. */
  readonly greeted: Promise<Version>;
  /** Reads one article; `next` puts it before those that wait, and a reading of the same `key` that has not ended is stopped. */
  analyze(article: Readable, options?: { key?: string, next?: boolean, signal?: AbortSignal }): Promise<Answer>;
  /** Reads all; the answers are in the order of the articles. */
  analyzeAll(articles: readonly Readable[], options?: {
    onProgress?: (progress: { done: number, total: number, index: number, answer: Answer }) => void,
    signal?: AbortSignal,
  }): Promise<Answer[]>;
  /** The text of a file's bytes, its encoding found out. */
  decode(bytes: Uint8Array, options?: { signal?: AbortSignal }): Promise<{ ok: true, value: { text: string, encoding: string }, took: number } | Failure>;
  stop(key: string): void;
  /** Ends the workers and frees their memory; the next article starts them again. */
  dispose(): void;
}

/** Starts an engine; the module is compiled once for all workers. */
export declare function startEngine(options?: {
  /** The module or where it is; by default beside this file. */
  wasm?: URL | string | BufferSource | WebAssembly.Module,
  /** At most; by default as many as there are cores, and no more than four. */
  workers?: number,
  /** Starts a worker that runs `nutgraf/engine-worker`, where a bundler or a policy needs it otherwise. */
  spawn?: () => Worker,
}): Promise<Engine>;
