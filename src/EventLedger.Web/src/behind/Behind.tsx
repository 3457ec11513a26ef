import { Drawer } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useMove } from '../time/place'
import type { PlaceSearch } from '../time/place'
import classes from './behind.module.css'
import { groundsOf } from './grounds'

/** What is behind a figure, beside the page; its address is the page's, so that a link opens it and back closes it. */
export function Behind() {
  const { behind }: PlaceSearch = useSearch({ strict: false })
  const move = useMove()
  const found = behind ? groundsOf(behind) : undefined
  return (
    <Drawer
      opened={behind !== undefined}
      onClose={() => move({ behind: undefined })}
      position="right"
      size={620}
      title={found?.title ?? 'What is behind it'}
      closeButtonProps={{ 'aria-label': 'Close' }}
      withOverlay={false}
      lockScroll={false}
      shadow="xl"
      zIndex={90}
      classNames={{
        inner: classes.inner,
        title: classes.title,
        body: classes.body,
        content: classes.content,
        header: classes.content,
      }}
    >
      {found ? <found.Grounds /> : <p>Nothing can be shown behind this address.</p>}
    </Drawer>
  )
}
