import hooks from 'eslint-plugin-react-hooks'
import ts from 'typescript-eslint'

export default ts.config(
    { ignores: ['src/api/schema.d.ts', 'public/**', 'eslint.config.js', 'node_modules'] },
    ...ts.configs.strictTypeChecked,
    ...ts.configs.stylisticTypeChecked,
    hooks.configs.flat['recommended-latest'],
    {
        languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
        rules: {
            '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
            '@typescript-eslint/no-confusing-void-expression': 'off',
            '@typescript-eslint/only-throw-error': 'off',
            'no-restricted-syntax': [
                'error',
                {
                    selector: "CallExpression[callee.name='parseFloat']",
                    message: 'Amounts are decimal strings; pixels(…) is the one way to a number.',
                },
            ],
        },
    },
)
