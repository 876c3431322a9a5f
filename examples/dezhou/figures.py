"""Write the published figures of the example, so that the file is never edited by hand."""

import argparse
import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_ROOT = _HERE.parents[1]


def main(arguments: list[str] | None = None) -> None:
    """Write the figures as a register document that holds nothing else."""
    parser = argparse.ArgumentParser(description="生成公布数据文件 (write the published figures)")
    parser.add_argument("-o", "--output", type=Path, default=_HERE / "figures.json", help="输出文件 (file to write)")
    options = parser.parse_args(arguments)
    sys.path.insert(0, str(_ROOT))
    from examples.dezhou.generator.figures import figures
    from yilao_yiyou.exchange import write

    register = figures()
    write(register, options.output)
    print(f"{options.output}: {len(register)} 条公布数据 (published figures)")


if __name__ == "__main__":
    main()
