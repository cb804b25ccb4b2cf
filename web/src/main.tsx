import { createRoot } from 'react-dom/client'
import { startLanguage } from './app/language.ts'
import { Product } from './app/Product.tsx'
import './app/tokens.css'
import './app/reset.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element "root".')
await startLanguage()
createRoot(root).render(<Product />)
