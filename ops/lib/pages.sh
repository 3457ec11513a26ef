# Builds the pages into the server's wwwroot; sourced by the scripts. What did not change is not built again.

web="$root/src/EventLedger.Web"

need_node() {
    local wanted='Node 20.19 or newer'
    if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
        echo "$wanted is missing: install it from https://nodejs.org." >&2
        exit 1
    fi
    if ! node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || a == 20 && b >= 19 ? 0 : 1)'; then
        echo "$wanted is missing ($(command -v node) is $(node --version)): install it from https://nodejs.org." >&2
        exit 1
    fi
}

# One hash of the contents of files.
hash_of() {
    cat "$@" | node -e '
        const hash = require("crypto").createHash("sha256")
        process.stdin.on("data", (part) => hash.update(part)).on("end", () => console.log(hash.digest("hex")))'
}

# Runs a command of npm in the web folder; says what it said only when it fails.
npm_quietly() {
    local log
    log=$(mktemp)
    if ! (cd "$web" && npm "$@") >"$log" 2>&1 </dev/null; then
        cat "$log" >&2
        rm -f "$log"
        return 1
    fi
    rm -f "$log"
}

build_pages() {
    need_node
    local lock sources files
    lock=$(hash_of "$web/package-lock.json")
    if [[ $(cat "$web/node_modules/.lock-hash" 2>/dev/null) != "$lock" ]]; then
        npm_quietly ci || { echo "The pages' packages cannot be installed; the reason is above." >&2; exit 1; }
        echo "$lock" >"$web/node_modules/.lock-hash"
    fi
    mapfile -t files < <(
        find "$web/src" "$web/public" -type f ! -name schema.d.ts | LC_ALL=C sort
        printf '%s\n' "$web"/{index.html,package.json,package-lock.json,tsconfig.json,vite.config.ts} \
            "$root/tests/EventLedger.Acceptance/openapi.v1.json"
    )
    sources=$(hash_of "${files[@]}")
    local built="$web/node_modules/.pages-hash"
    if [[ $(cat "$built" 2>/dev/null) != "$sources" || ! -f $root/src/EventLedger.Server/wwwroot/index.html ]]; then
        npm_quietly run build || { echo "The pages do not build; the reason is above." >&2; exit 1; }
        echo "$sources" >"$built"
    fi
}
