# Sourced by Tests/run and Samples/demo: what the machine needs besides Swift. Needs bash.
# shellcheck shell=bash

say() {
    printf '==> %s\n' "$*"
}

# have_japanese_font: is there a font for Graphviz to set Japanese with?
have_japanese_font() {
    command -v fc-list >/dev/null 2>&1 && [ -n "$(fc-list ':lang=ja' family 2>/dev/null)" ]
}

# install PACKAGE...: installs Debian packages, as root or with sudo. Fails, saying why, where it cannot.
install() {
    local -a admin=()
    if ! command -v apt-get >/dev/null 2>&1; then
        say "cannot install $*: this system has no apt-get; please install them by hand"
        return 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null 2>&1; then
            say "cannot install $*: neither root nor sudo here; as root: apt-get install $*"
            return 1
        fi
        admin=(sudo)
        # Where nobody can type a password, do not wait for one.
        [ -t 0 ] || admin=(sudo -n)
    fi
    say "installing $*"
    local -a get=(${admin[@]+"${admin[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get -q -y)
    if "${get[@]}" install --no-install-recommends "$@"; then
        return 0
    fi
    say "trying again with new package lists"
    if "${get[@]}" update && "${get[@]}" install --no-install-recommends "$@"; then
        return 0
    fi
    say "could not install $*"
    return 1
}

# need_drawing_tools: Graphviz and a Japanese font. Fails where one of them is still missing.
need_drawing_tools() {
    local missing=0
    if ! command -v dot >/dev/null 2>&1; then
        install graphviz || missing=1
    fi
    if ! have_japanese_font; then
        install fontconfig fonts-noto-cjk || missing=1
    fi
    return "$missing"
}

# have_browser: is there a Chromium?
have_browser() {
    local name
    for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do
        command -v "$name" >/dev/null 2>&1 && return 0
    done
    return 1
}

# need_browser: Chromium, Python to drive it, and a reader of printed pages. Fails where one of them is still missing.
need_browser() {
    local -a wanted=()
    have_browser || wanted+=(chromium)
    command -v python3 >/dev/null 2>&1 || wanted+=(python3)
    command -v pdftotext >/dev/null 2>&1 || wanted+=(poppler-utils)
    [ "${#wanted[@]}" -eq 0 ] || install "${wanted[@]}"
}

# need_swift: Swift itself is not ours to install.
need_swift() {
    if ! command -v swift >/dev/null 2>&1; then
        say "there is no swift on the PATH; install Swift 6.1 or later from https://www.swift.org/install"
        return 1
    fi
}
