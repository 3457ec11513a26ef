import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const server = process.env.EVENTLEDGER_URL ?? 'http://127.0.0.1:5080'
const out = '../EventLedger.Server/wwwroot'

/** Packs what is built, so that the server only has to send it. */
const packed: Plugin = {
  name: 'packed',
  apply: 'build',
  closeBundle() {
    const files = readdirSync(out, { recursive: true, encoding: 'utf8' })
    for (const file of files.filter((name) => /\.(js|css|html|svg)$/.test(name))) {
      const content = readFileSync(join(out, file))
      if (content.length < 1024) continue
      const quality = { [constants.BROTLI_PARAM_QUALITY]: 11 }
      writeFileSync(join(out, file + '.br'), brotliCompressSync(content, { params: quality }))
      writeFileSync(join(out, file + '.gz'), gzipSync(content, { level: 9 }))
    }
  },
}

export default defineConfig({
  plugins: [react(), packed],
  build: { outDir: out, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 700 },
  server: {
    proxy: Object.fromEntries(
      ['/v1', '/openapi', '/docs', '/healthz', '/readyz'].map((path) => [path, server]),
    ),
  },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
})
