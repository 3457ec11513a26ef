import { ActionIcon, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import {
  IconArrowsSplit2,
  IconBooks,
  IconFileText,
  IconMoon,
  IconReceipt2,
  IconStack2,
  IconSun,
} from '@tabler/icons-react'
import { Link, Outlet, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { Behind } from '../behind/Behind'
import type { PlaceSearch } from '../time/place'
import { TimeBar } from '../time/TimeBar'
import { ConnectionBanner } from './ConnectionBanner'
import { KnownLedger } from './KnownLedger'
import { LedgerSwitch } from './LedgerSwitch'
import classes from './Shell.module.css'

// Forms are loaded when the first is opened.
const CommandDrawer = lazy(() => import('../commands/CommandDrawer'))

/** The pages, in the order of the navigation. */
export const PAGES = [
  { to: '/', label: 'Book', Icon: IconBooks },
  { to: '/contracts', label: 'Contracts', Icon: IconFileText },
  { to: '/billing', label: 'Billing', Icon: IconReceipt2 },
  { to: '/scenarios', label: 'Scenarios', Icon: IconArrowsSplit2 },
  { to: '/ledger', label: 'Ledger', Icon: IconStack2 },
] as const

/** The frame of every page: where one can go, which ledger it is, and the bar of time. */
export function Shell() {
  const { ref, height } = useElementSize()
  useEffect(() => {
    if (height > 0) document.documentElement.style.setProperty('--el-top', `${height}px`)
  }, [height])
  return (
    <>
      <a href="#page" className={classes.skip}>
        Skip to the page
      </a>
      <div className={classes.top} ref={ref}>
        <header className={classes.header}>
          <Link to="/" className={classes.brand} aria-label="EventLedger, the book">
            <img src="/mark.svg" alt="" width={26} height={26} />
            <span>EventLedger</span>
          </Link>
          <nav className={classes.nav} aria-label="Pages">
            {PAGES.map(({ to, label, Icon }) => (
              <Link
                key={to}
                to={to}
                className={classes.link}
                activeOptions={{ exact: to === '/', includeSearch: false }}
              >
                <Icon size={18} aria-hidden />
                {label}
              </Link>
            ))}
          </nav>
          <div className={classes.end}>
            <LedgerSwitch />
            <ThemeSwitch />
          </div>
        </header>
        <TimeBar />
        <ConnectionBanner />
      </div>
      <main id="page" tabIndex={-1} className={classes.page}>
        <KnownLedger>
          <Outlet />
        </KnownLedger>
      </main>
      <Behind />
      <Form />
    </>
  )
}

function Form() {
  const { do: address }: PlaceSearch = useSearch({ strict: false })
  return (
    address !== undefined && (
      <Suspense>
        <CommandDrawer address={address} />
      </Suspense>
    )
  )
}

function ThemeSwitch() {
  const { setColorScheme } = useMantineColorScheme()
  const shown = useComputedColorScheme('light')
  const other = shown === 'dark' ? 'light' : 'dark'
  const Icon = other === 'dark' ? IconMoon : IconSun
  return (
    <Tooltip label={`Use the ${other} theme`}>
      <ActionIcon
        size="lg"
        variant="subtle"
        aria-label={`Use the ${other} theme`}
        onClick={() => setColorScheme(other)}
      >
        <Icon size={18} />
      </ActionIcon>
    </Tooltip>
  )
}
