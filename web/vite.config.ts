import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { budget } from './build/budget.ts'
import { precompress } from './build/precompress.ts'
import { mockServer } from './dev/server.ts'

// `npm run dev` speaks to a server on port 8080; `npm run dev -- --mode mock` needs none.
export default defineConfig(({ mode }) => ({
  plugins: [
    react(),
    mode === 'mock' && mockServer(),
    budget(['src/board/BoardPage.tsx', 'src/text/zh/index.ts']),
    precompress(),
  ],
  server: mode === 'mock' ? {} : { proxy: { '/api': 'http://localhost:8080' } },
  build: {
    outDir: 'target/web',
    emptyOutDir: true,
    manifest: true,
    sourcemap: false,
    chunkSizeWarningLimit: 1000,
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
  },
}))
