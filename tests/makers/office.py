"""Has LibreOffice turn one file into another, as people do with the wrong format."""

import subprocess
from pathlib import Path


def convert(soffice: str, data: bytes, suffixes: tuple[str, str], room: Path) -> bytes:
    """Have LibreOffice turn a file into another: ``(".docx", ".pdf")``."""
    source = room / f"converted{suffixes[0]}"
    target = room / "out" / f"converted{suffixes[1]}"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(room / 'profile').as_uri()}"
    command = (soffice, profile, "--headless", "--convert-to", suffixes[1][1:])
    subprocess.run(
        (*command, "--outdir", target.parent, source),
        check=True,
        capture_output=True,
        timeout=180,
    )
    return target.read_bytes()
