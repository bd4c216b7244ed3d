// What the build puts before the service worker.
declare const files: string[];
declare const version: string;
