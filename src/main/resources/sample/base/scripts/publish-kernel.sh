#!/usr/bin/env bash
# Publishes a kernel: publish-kernel.sh [--to FOLDER|URL] NAME FILE
set -euo pipefail
cd "$(dirname "$0")/.."
exec bash scripts/publish-entry.sh kernel internal/kernelcat/catalog.json "$@"
