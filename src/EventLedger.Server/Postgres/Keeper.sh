# Keeps one PostgreSQL running for as long as a server wants it.
#
# Usage: sh -s BIN DATA durable|throwaway SOCKET_FOLDER... (this text and then nothing on standard input)
#
# The server holds the other end of standard input; when that closes, however the server died, it is gone.
# Each server has a keeper. Two locks in the data folder make any number of them right together:
#   postgres.users   shared by every keeper whose server lives; who gets it alone knows that nobody is left
#   postgres.keeper  held by the one keeper that runs PostgreSQL; the others wait for it, and so take over
# What is told on standard output, a line each: "socket FOLDER" (connect there), "refused SENTENCE" (and
# the keeper ends), "ended CODE" (PostgreSQL did, and is started again), "kept" (others still need it).

say() { printf '%s\n' "$*" 2>/dev/null || :; }
refuse() { say "refused $*"; exit 1; }

# Root must not run PostgreSQL: everything that touches its files is done by the user postgres.
choose_user() {
    user=$(id -un) drop='' tied=''
    if command -v setpriv >/dev/null; then tied='setpriv --pdeathsig=INT'; fi
    [ "$(id -u)" = 0 ] || return 0
    id postgres >/dev/null 2>&1 || refuse "PostgreSQL must not run as root, and there is no user postgres:" \
        "make one with 'useradd --system postgres'."
    [ -n "$tied" ] || refuse "setpriv is missing: install it with 'apt-get install util-linux'."
    user=postgres
    drop="setpriv --reuid=postgres --regid=$(id -g postgres) --init-groups --reset-env"
    tied="$drop --pdeathsig=INT"
}

# Names the highest folder that bars the way of the database user.
reach() {
    $drop test -x "$1" && return
    barred=$1 folder=$1
    while [ "$folder" != / ]; do
        $drop test -x "$folder" || barred=$folder
        folder=$(dirname "$folder")
    done
    refuse "The database user $user cannot reach $1: allow it with 'chmod o+x $barred', or choose another" \
        "folder with --data."
}

# True when the folder is the database user's own, or becomes it now: in /tmp anyone may have been first.
claim() {
    [ -n "$1" ] || return 1
    $drop mkdir -m 0700 "$1" 2>/dev/null && return
    [ ! -L "$1" ] && $drop test -O "$1" && $drop chmod 0700 "$1" 2>/dev/null
}

choose_socket() {
    for folder in "$(cat "$state" 2>/dev/null)" "$@"; do
        if claim "$folder"; then
            printf '%s\n' "$folder" >"$state"
            return
        fi
    done
    refuse "No folder for the database's socket could be made: $*."
}

# From here on the socket folder stays where it is until this keeper has let go of postgres.users.
join() {
    while :; do
        if flock -n -x 8 && flock -n -x 9; then
            choose_socket "$@"
            flock -u 9
        fi
        flock -s 8
        [ -s "$state" ] && break
        flock -u 8 # or several that start together would keep each other from being alone
        sleep 0.05
    done
    socket=$(cat "$state")
    claim "$socket" || refuse "The folder $socket, where the database's socket goes, belongs to another user."
    say "socket $socket"
}

leave() {
    [ -z "$watcher" ] || kill "$watcher" 2>/dev/null
    [ -z "$waiter" ] || kill "$waiter" 2>/dev/null
    if flock -n -x 8 && flock -n -x 9; then
        [ -z "$socket" ] || $drop rm -rf "$socket"
        rm -f "$state"
    fi
}

# USR1: our server is gone. TERM, until it is heeded: nobody's server is left.
watch() {
    cat <&3 >/dev/null 8>&-
    kill -USR1 $$ 2>/dev/null || exit
    if ! flock -n -x 8; then
        say kept
        until flock -n -x 8; do sleep 0.3; done
    fi
    while kill -TERM $$ 2>/dev/null; do sleep 0.2; done
}

# Into a folder beside, moved when complete: a power cut leaves no half a cluster.
initialise() {
    [ -s "$cluster/PG_VERSION" ] && return
    [ ! -e "$cluster" ] || rmdir "$cluster" 2>/dev/null || refuse "The folder $cluster holds something" \
        "else than PostgreSQL's data: empty it, or choose another folder with --data."
    rm -rf "$cluster.new"
    mkdir -m 0700 "$cluster.new" && chown "$user" "$cluster.new" || refuse "$cluster.new could not be made."
    reach "$cluster.new"
    sync=''
    [ "$durable" = durable ] || sync=--no-sync
    said=$($drop "$bin/initdb" -D "$cluster.new" -U eventledger -A peer -E UTF8 --no-locale -k $sync 2>&1) ||
        refuse "initdb could not make $cluster: $(printf '%s' "$said" | tail -n 1)"
    printf '%s\n' '' '# Set by EventLedger when it made this folder; yours to tune.' \
        'shared_buffers = 128MB' 'max_connections = 100' 'wal_level = replica' 'log_checkpoints = off' \
        "timezone = 'UTC'" "log_timezone = 'UTC'" "log_line_prefix = '%m [%p] '" |
        $drop sh -c 'cat >>"$1"' sh "$cluster.new/postgresql.conf"
    mv "$cluster.new" "$cluster" && { [ -n "$sync" ] || sync "$data" 2>/dev/null || sync; }
}

# Who may enter: the server's user and the database's, as the one role; both files are ours alone.
# Tests try other roles too; the folder of the socket guards theirs.
open_door() {
    way='peer map=eventledger'
    [ "$durable" = durable ] || way=trust
    printf '%s\n' '# Written by EventLedger at every start.' "local all all $way" \
        "local replication all $way" |
        $drop sh -c 'cat >"$1"' sh "$cluster/pg_hba.conf"
    for name in "$user" "$(id -un)"; do
        printf 'eventledger "%s" eventledger\n' "$name"
    done | uniq | $drop sh -c 'cat >"$1"' sh "$cluster/pg_ident.conf"
}

strays() {
    $drop sh -c 'for process in /proc/[0-9]*; do
        if [ "$(readlink "$process/cwd")" = "$1" ]; then
            case $(readlink "$process/exe") in */postgres*) echo "${process#/proc/}" ;; esac
        fi
    done' sh "$(readlink -f "$cluster")" 2>/dev/null
}

# Processes that a killed keeper or postmaster left behind would bar the start; this keeper holds the lock,
# so nobody needs them. The pid in the file they leave may by now be somebody else's.
clear_strays() {
    [ -e "$cluster/postmaster.pid" ] || return 0
    tries=0
    while left=$(strays) && [ -n "$left" ]; do
        tries=$((tries + 1)) signal=INT
        [ $tries -le 50 ] || signal=QUIT
        [ $tries -le 100 ] || signal=KILL
        # shellcheck disable=SC2086 # a list of numbers
        kill -$signal $left 2>/dev/null
        sleep 0.1
    done
    [ ! -d /proc/self ] || rm -f "$cluster/postmaster.pid"
}

rotate() {
    [ -e "$log" ] && [ "$(wc -c <"$log")" -gt 10000000 ] && mv -f "$log" "$log.1"
    exec 2>>"$log"
}

stop() {
    stopping=$((stopping + 1)) signal=INT
    [ $stopping -le 300 ] || signal=QUIT
    [ -z "$pid" ] || kill -$signal "$pid"
}

run() {
    set -- -D "$cluster" -p 5432 -c listen_addresses= -c "unix_socket_directories=$socket" \
        -c unix_socket_permissions=0700 -c logging_collector=off -c log_destination=stderr
    # Throwaway data outlives a crash of PostgreSQL too, though not one of the machine.
    flush=on
    [ "$durable" = durable ] || { flush=off; set -- "$@" -c max_connections=400; }
    set -- "$@" -c synchronous_commit=on -c fsync=$flush -c full_page_writes=$flush
    while [ $stopping = 0 ]; do
        clear_strays
        rotate
        $tied "$bin/postgres" "$@" </dev/null >>"$log" 2>&1 3<&- 8>&- 9>&- &
        pid=$!
        wait "$pid"
        code=$?
        while kill -0 "$pid" 2>/dev/null; do # the wait was ended by a signal
            wait "$pid"
            code=$?
        done
        pid=''
        [ $stopping != 0 ] || { say "ended $code"; sleep 1; }
    done
}

keep() {
    bin=$1 data=$2 durable=$3
    shift 3
    cluster=$data/postgres log=$data/postgres.log state=$data/postgres.socket
    socket='' watcher='' waiter='' pid='' stopping=0
    umask 077
    cd / || exit 1
    unset PGPORT PGDATESTYLE PGCLIENTENCODING PGOPTIONS PGDATA PGHOST PGUSER
    export LC_ALL=C
    trap '' PIPE INT HUP
    command -v flock >/dev/null || refuse "flock is missing: install it with 'apt-get install util-linux'."
    choose_user
    exec 3<&0 </dev/null 8>>"$data/postgres.users" 9>>"$data/postgres.keeper"
    rotate
    trap leave EXIT
    join "$@"
    trap 'exit 0' USR1 TERM
    watch 9>&- &
    watcher=$!
    flock -x 9 8>&- &
    waiter=$!
    wait "$waiter" || exit 1
    waiter=''
    trap '' USR1
    trap stop TERM
    initialise
    reach "$cluster"
    $drop test -O "$cluster" || refuse "The folder $cluster must belong to $user, who runs the database."
    open_door
    run
}

keep "$@"; exit
