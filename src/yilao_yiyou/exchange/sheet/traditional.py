"""Traditional characters in headers and in the words of code sets, which offices in Hong Kong, Macao and Taiwan type.

Only characters that some header or word of the library has are here, beside those that prose is read by; names and
other texts are never changed.
"""

from yilao_yiyou.text.script import TRADITIONAL

_CHARACTERS = TRADITIONAL | str.maketrans(
    "專業爲舉義書鄉產儀眾衆優傳體憑減況準則別勸務勞區醫協單衛廳縣發號聽圍備頭導屬崗師幫幹乾莊異錄徑態願戰執護報擔"
    "擇掛據斷無權構標檔殘濟狀療監蓋碼積稱篩簽類係繫緊紅納絡統維編網聯輿範榮銜見觀覽譽訂認訓議記講論設訪證評識詞詢"
    "話說讀課負賬帳質資轉輔遠選銀銷鋒鎮問聞陣階險隱隸顧領頻題風驛驗誌檯關興軍複復製佈託緻註頁電臨機瀏牽説",
    "专业为举义书乡产仪众众优传体凭减况准则别劝务劳区医协单卫厅县发号听围备头导属岗师帮干干庄异录径态愿战执护报担"
    "择挂据断无权构标档残济状疗监盖码积称筛签类系系紧红纳络统维编网联舆范荣衔见观览誉订认训议记讲论设访证评识词询"
    "话说读课负账账质资转辅远选银销锋镇问闻阵阶险隐隶顾领频题风驿验志台关兴军复复制布托致注页电临机浏牵说",
)


def simplified(word: str) -> str:
    """Return a header or a word in simplified characters.

    >>> simplified("組織編號"), simplified("小計")
    ('组织编号', '小计')
    """
    return word if word.isascii() else word.translate(_CHARACTERS)
