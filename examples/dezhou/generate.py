"""Write the invented register of the example: one seed, one file, the same bytes every time (合成数据)."""

import argparse
import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_ROOT = _HERE.parents[1]
_SEED = 2022


def main(arguments: list[str] | None = None) -> None:
    """Generate the register and write it."""
    parser = argparse.ArgumentParser(description="生成示例登记册, 全部为合成数据 (write the invented register)")
    parser.add_argument("--seed", type=int, default=_SEED, help="随机种子 (seed)")
    parser.add_argument("-o", "--output", type=Path, default=_HERE / "register.json", help="输出文件 (file to write)")
    options = parser.parse_args(arguments)
    sys.path.insert(0, str(_ROOT))
    from examples.dezhou.generator.register import build
    from yilao_yiyou.exchange import Disclosure, write

    register = build(options.seed)
    # Nobody in it exists, so nothing is kept back.
    write(register, options.output, disclosure=Disclosure.CUSTODY)
    print(f"{options.output}: {len(register)} 条合成记录 ({len(register)} invented records)")


if __name__ == "__main__":
    main()
