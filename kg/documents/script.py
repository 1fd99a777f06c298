"""Traditional characters that the forms of UN documents are told by.

The text itself is never changed. Only where a line's form is looked at, 號決議 counts
as 号决议; a folded text is as long as the text, so that offsets stay.

>>> fold("第 2326(2016)號決議")
'第 2326(2016)号决议'
"""

import re

PAIRS = (
    "號号決决議议會会過过簽签錄录補补編编經经濟济員员團团長长處处總总統统專专參参贊赞"
    "辦办調调協协務务聞闻談谈話话說说報报關关於于給给權权項项聯联國国發发為为聲声記记"
    "動动書书題题稱称組组織织導导獨独財财稅税電电視视訊讯開开閉闭棄弃對对讚赞單单門门"
    "詞词語语級级層层節节軍军機机構构區区際际陸陆時时與与們们來来這这點点從从後后條条"
    "該该則则個个無无見见現现領领隨随轉转請请謹谨廣广標标準准將将應应實实執执維维據据"
    "擴扩續续繼继顧顾憲宪採采強强認认識识護护產产業业貿贸規规費费資资質质計计設设"
    "滿满屆届結结終终損损響响礙碍範范圍围內内許许況况諒谅礎础負负績绩間间遷迁數数優优納纳遞递評评審审匯汇"
)
TABLE = str.maketrans(PAIRS[::2], PAIRS[1::2])
TRADITIONAL = re.compile(f"[{PAIRS[::2]}]")
SAMPLE = 4000


def fold(text: str) -> str:
    """The text with these traditional characters as simplified ones."""
    if not TRADITIONAL.search(text, 0, SAMPLE):
        return text
    return text.translate(TABLE)
