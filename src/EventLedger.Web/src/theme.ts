import { createTheme } from '@mantine/core'
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core'

const ink: MantineColorsTuple = [
  '#eef1ff',
  '#dbe1fb',
  '#b4c0f3',
  '#8b9dec',
  '#687fe5',
  '#526be0',
  '#3f57c9',
  '#3449ad',
  '#2b3d92',
  '#203078',
]

/** The greys of the components' dark theme, of one family with the pages' own. */
const dark: MantineColorsTuple = [
  '#eceef4',
  '#c9cdd8',
  '#a2a8b8',
  '#7d8494',
  '#474d5e',
  '#363c4b',
  '#222632',
  '#191c25',
  '#151821',
  '#11131a',
]

export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, monospace',
  primaryColor: 'ink',
  primaryShade: { light: 6, dark: 5 },
  autoContrast: true,
  colors: { ink, dark },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // Fields side by side stand in one line, whether or not something is said of them.
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
  },
})

/** What the pages' own styles are made of; both themes keep a contrast of 4.5 for every text. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f6f5f1',
    '--mantine-color-dimmed': '#5a606e',
    '--mantine-color-placeholder': '#6b7180',
    '--el-ink': '#191c26',
    '--el-quiet': '#5a606e',
    '--el-card': '#ffffff',
    '--el-raised': '#fdfcfa',
    '--el-sunk': '#f1efe9',
    '--el-line': '#e3e0d8',
    '--el-line-strong': '#c9c5ba',
    '--el-accent': '#3449ad',
    '--el-known': '#8a4b08',
    '--el-earned': '#0f766e',
    '--el-firm': '#3a55d9',
    '--el-gain': '#0b6b63',
    '--el-cancellable': '#d98210',
    '--el-forgone': '#8b8f9b',
    '--el-announced': '#8b5cf6',
    '--el-wrong': '#b42318',
  },
  dark: {
    '--mantine-color-body': '#11131a',
    '--mantine-color-dimmed': '#a2a8b8',
    '--mantine-color-placeholder': '#9198a8',
    '--mantine-color-ink-light': '#2a3157',
    '--mantine-color-ink-light-hover': '#343d6c',
    '--mantine-color-ink-light-color': '#d3daff',
    '--el-ink': '#eceef4',
    '--el-quiet': '#a2a8b8',
    '--el-card': '#191c25',
    '--el-raised': '#151821',
    '--el-sunk': '#222632',
    '--el-line': '#2b303d',
    '--el-line-strong': '#474d5e',
    '--el-accent': '#8ea2ff',
    '--el-known': '#f0ad5b',
    '--el-earned': '#2cc9b5',
    '--el-firm': '#7690ff',
    '--el-gain': '#2cc9b5',
    '--el-cancellable': '#f2a93b',
    '--el-forgone': '#7d8494',
    '--el-announced': '#b195ff',
    '--el-wrong': '#ff9b93',
  },
})
