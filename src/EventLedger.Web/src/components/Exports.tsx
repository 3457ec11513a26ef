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
    const asked = { ...question, query: { ...question.query, format } } as unknown as Question<P>
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

/** Saves what an address answers, a list to its end; a plain link could not name the ledger. */
export async function download(address: string, headers: Record<string, string>, name: string) {
  try {
    const { parts, cut } = await everyPage(address, headers)
    const url = URL.createObjectURL(new Blob(parts))
    const link = document.createElement('a')
    link.href = url
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(url), 10_000)
    if (cut)
      notifications.show({
        color: 'yellow',
        title: 'The workbook is not the whole list',
        message: `It has the first ${MOST.toLocaleString('en')} rows; the CSV file has all.`,
      })
  } catch (error) {
    if (error instanceof Problem)
      notifications.show({ color: 'red', title: error.title, message: error.detail })
    else throw error
  }
}

/** The most rows that the API gives of a list at a time. */
const MOST = 1000

/** A list's pages one after the other, as far as they can be put together: lines can, workbooks cannot. */
async function everyPage(first: string, headers: Record<string, string>) {
  const parts: Blob[] = []
  let address: string | undefined = first.replace(/([?&]limit=)\d+/, `$1${MOST}`)
  while (address) {
    const response = await ask(address, { headers })
    const page = await response.blob()
    // The names of the columns stand in the first page alone.
    parts.push(parts.length === 0 ? page : new Blob([(await page.text()).replace(/^[^\n]*\n/, '')]))
    address = /<([^>]+)>; rel="next"/.exec(response.headers.get('Link') ?? '')?.[1]
    if (address && !address.includes('format=csv')) return { parts, cut: true }
  }
  return { parts, cut: false }
}
