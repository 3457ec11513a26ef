import 'react'

// Custom properties may stand in styles.
declare module 'react' {
  interface CSSProperties {
    '--tone'?: string
    '--high'?: string
    '--narrow'?: string
  }
}
