import { ActionIcon, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload, IconFileSpreadsheet, IconFileText, IconLink } from '@tabler/icons-react'
import { Problem } from '../api/problem'
import type { Question, Route } from '../api/read'
import { addressOf, ask, headersOf } from '../api/read'
import { usePlace } from '../time/place'

interface ExportsProps<P extends Route> {
  /** The question whose answer is to be had as a file: the one the panel shows. */
  question: Question<P>
  /** What the file is called, before its ending. */
  name: string
  /** The answer's token, of a report: with it the same bytes can be had for ever. */
  token?: string | undefined
}

/** The panel's question as a file, and the link that repeats its answer. */
export function Exports<P extends Route>({ question, name, token }: ExportsProps<P>) {
  const place = usePlace()
  const save = (format: 'csv' | 'xlsx') => {
    // A page shows a part of a list; the file has all of it.
    const query = { ...question.query, limit: undefined, top: undefined, format }
    const asked = { ...question, query } as unknown as Question<P>
    void download(addressOf(asked, place), headersOf(place), `${name}.${format}`)
  }
  const copy = async () => {
    const query = new URLSearchParams({ token: token ?? '', ...(place.ledger && { ledger: place.ledger }) })
    const link = `${location.origin}/answer?${query.toString()}`
    try {
      await navigator.clipboard.writeText(link)
      notifications.show({ message: 'The link that repeats this answer is on the clipboard.' })
    } catch {
      // Without TLS browsers keep the clipboard to themselves; the page of the link can still be opened.
      open(link, '_blank', 'noopener')
    }
  }
  return (
    <Menu position="bottom-end" width={236} shadow="md">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="md"
          aria-label={`Export: ${name.replaceAll('-', ' ')}`}
        >
          <IconDownload size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFileText size={16} aria-hidden />} onClick={() => save('csv')}>
          CSV
        </Menu.Item>
        <Menu.Item leftSection={<IconFileSpreadsheet size={16} aria-hidden />} onClick={() => save('xlsx')}>
          Excel
        </Menu.Item>
        {token && (
          <Menu.Item leftSection={<IconLink size={16} aria-hidden />} onClick={() => void copy()}>
            Link that repeats this answer
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Saves what an address answers; a plain link could not name the ledger. */
export async function download(address: string, headers: Record<string, string>, name: string) {
  try {
    const response = await ask(address, { headers })
    const url = URL.createObjectURL(await response.blob())
    const link = document.createElement('a')
    link.href = url
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(url), 10_000)
  } catch (error) {
    if (error instanceof Problem)
      notifications.show({ color: 'red', title: error.title, message: error.detail })
    else throw error
  }
}
