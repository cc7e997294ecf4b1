#!/usr/bin/env bash
# Publishes a golden-image: publish-golden-image.sh [--to FOLDER|URL] NAME FILE
set -euo pipefail
cd "$(dirname "$0")/.."
exec bash scripts/publish-entry.sh golden-image internal/imagecat/catalog.json "$@"
