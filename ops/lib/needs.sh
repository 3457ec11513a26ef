# What the scripts need on the machine; sourced by them. Missing Debian packages are installed for root,
# everybody else is told the one command.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

need_dotnet() {
    if ! command -v dotnet >/dev/null; then
        echo "The .NET SDK 10 is missing: install it from https://dot.net/download." >&2
        exit 1
    fi
    if ! (cd "$root" && dotnet --version >/dev/null 2>&1); then
        echo "The .NET SDK 10 is missing ($(command -v dotnet) has other versions only):" \
            "install it from https://dot.net/download." >&2
        exit 1
    fi
}

# Sets postgres_bin to the programs of the newest PostgreSQL.
need_postgres() {
    if ! find_postgres; then
        install "PostgreSQL" postgresql
        find_postgres || { echo "PostgreSQL was installed, but its programs are not found." >&2; exit 1; }
    fi
}

find_postgres() {
    local folder
    while read -r folder; do
        if [[ -x $folder/postgres && -x $folder/initdb ]]; then
            postgres_bin=$folder
            return 0
        fi
    done < <(
        printf '%s\n' /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin \
            /usr/local/opt/postgresql*/bin /home/linuxbrew/.linuxbrew/opt/postgresql*/bin | sort -rV
        dirname "$(command -v postgres || echo /nowhere/postgres)"
    )
    return 1
}

# The browser that prints documents as PDF.
need_chromium() {
    local program
    for program in chromium chromium-browser google-chrome-stable google-chrome; do
        ! command -v "$program" >/dev/null || return 0
    done
    install "Chromium" chromium fonts-liberation
}

# The same without a desktop, in which pages are tested in half the time; where there is none, Chromium does.
want_headless_shell() {
    if command -v chromium-headless-shell >/dev/null || command -v chrome-headless-shell >/dev/null \
        || [[ $(id -u) != 0 ]] || ! command -v apt-get >/dev/null; then
        return 0
    fi
    echo "Installing Chromium's headless shell ..." >&2
    install_quietly chromium-headless-shell >/dev/null 2>&1 </dev/null \
        || echo "There is none to install; the pages are tested in Chromium." >&2
}

# install NAME PACKAGE...: by apt-get for root on Debian and Ubuntu; a sentence and the end for others.
install() {
    local name=$1 command
    shift
    case $(uname -s) in
        Darwin)
            command="brew install $1 flock"
            [[ $1 != chromium ]] || command="brew install --cask chromium"
            ;;
        *)
            command="apt-get install $*"
            if command -v dnf >/dev/null; then
                command="dnf install $1"
                [[ $1 != postgresql ]] || command+="-server"
            fi
            ;;
    esac
    if [[ $(id -u) != 0 ]] || ! command -v apt-get >/dev/null; then
        echo "$name is missing: install it with '$command'." >&2
        exit 1
    fi
    local log
    log=$(mktemp)
    echo "Installing $name ..." >&2
    if ! { install_quietly "$@" || { apt-get update -q && install_quietly "$@"; }; } >"$log" 2>&1 </dev/null; then
        cat "$log" >&2
        echo "$name could not be installed: '$command' failed." >&2
        exit 1
    fi
    rm -f "$log"
}

install_quietly() {
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}
