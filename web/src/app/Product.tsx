import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { StrictMode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNarrow, useStill } from '../ui/media.ts'
import { createQueries } from './queries.ts'
import { createProductRouter } from './router.tsx'
import { themeFor } from './tokens.ts'

const queries = createQueries(() => {
  queries.removeQueries({ queryKey: ['session'] })
  void router.invalidate()
})
const router = createProductRouter(queries)

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

/** Everything that surrounds the pages: theme, language of the controls, data, routes. */
export function Product() {
  const { i18n } = useTranslation()
  const narrow = useNarrow()
  const still = useStill()
  const theme = useMemo(() => themeFor(narrow, still), [narrow, still])
  return (
    <StrictMode>
      <ConfigProvider
        theme={theme}
        locale={i18n.language === 'zh' ? zhCN : enUS}
        button={{ autoInsertSpace: false }}
        getPopupContainer={popupContainer}
      >
        <App component={false}>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </App>
      </ConfigProvider>
    </StrictMode>
  )
}

/** Popups belong into the page's landmark, where screen readers and the keyboard find them. */
function popupContainer(trigger?: HTMLElement): HTMLElement {
  return trigger?.closest('main') ?? document.body
}
