import { Drawer } from '@mantine/core'
import { useMemo } from 'react'
import { useMove, usePlace } from '../time/place'
import { correctionAddress, openFormOf } from './catalog'
import { CommandForm } from './CommandForm'
import { Prepared } from './Prepared'
import classes from './commands.module.css'

/** The form of a command beside the page; its address is the page's: a link opens it, back closes it. */
export default function CommandDrawer({ address }: { address: string }) {
  const { ledger } = usePlace()
  const move = useMove()
  const form = useMemo(() => openFormOf(address), [address])
  const close = () => move({ do: undefined })
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size={760}
      title={form?.command.title ?? 'No such command'}
      closeButtonProps={{ 'aria-label': 'Close' }}
      withOverlay={false}
      lockScroll={false}
      closeOnClickOutside={false}
      shadow="xl"
      zIndex={95}
      classNames={{
        inner: classes.inner,
        title: classes.title,
        content: classes.content,
        header: classes.content,
      }}
    >
      {form ? (
        <>
          {form.id && <p className={classes.about}>{form.id}</p>}
          <Prepared form={form} onVersion={(version) => move({ do: correctionAddress(form.id, version) })}>
            {(ready) => <CommandForm key={`${ledger ?? ''}/${address}`} form={ready} onStored={close} />}
          </Prepared>
        </>
      ) : (
        <p>The address names no command.</p>
      )}
    </Drawer>
  )
}
