// Serves dist/ and a fake engine to look at, on the port given or 8090. For development and pictures only.
import { runnerImport } from 'vite';

const { module } = await runnerImport('./test/engine/server.ts');
const server = await module.startServer({ port: Number(process.argv[2] ?? 8090) });
console.log(`${server.url} (admin@internal / vireo)`);
