"""Traditional characters in headers and in the words of code sets, which offices in Hong Kong, Macao and Taiwan type.

Only characters that some header or word of the library has are here; names and other texts are never changed.
"""

_CHARACTERS = str.maketrans(
    "與專業兩個為爲舉義書鄉產儀眾衆優會傳體餘憑減況準劃則創別勸辦務動勞區醫協單佔衛廳縣參發歷號後聽員團圍國場處備頭"
    "學實對導屬層屆崗師幫幹乾莊應開異錄徑總態願戰戶執護報擔擇掛據數斷無時權條構標檔殘濟點狀現療監蓋碼禮離種積稱篩簽類"
    "係繫緊紅級約納線組織結絡統續維編網聯職輿範榮銜見觀規覽譽訂計認訓議記講論設訪證評識詞詢話說讀課調負賬帳質資轉較輔達"
    "進遠連選銀銷鋒鎮長門問間聞隊陣階險隱隸項顧預領頻題風驛驗誌週臺檯關興冊軍農複復製佈託緻註頁黨電臨內機來瀏牽説",
    "与专业两个为为举义书乡产仪众众优会传体余凭减况准划则创别劝办务动劳区医协单占卫厅县参发历号后听员团围国场处备头"
    "学实对导属层届岗师帮干干庄应开异录径总态愿战户执护报担择挂据数断无时权条构标档残济点状现疗监盖码礼离种积称筛签类"
    "系系紧红级约纳线组织结络统续维编网联职舆范荣衔见观规览誉订计认训议记讲论设访证评识词询话说读课调负账账质资转较辅达"
    "进远连选银销锋镇长门问间闻队阵阶险隐隶项顾预领频题风驿验志周台台关兴册军农复复制布托致注页党电临内机来浏牵说",
)


def simplified(word: str) -> str:
    """Return a header or a word in simplified characters.

    >>> simplified("組織編號"), simplified("小計")
    ('组织编号', '小计')
    """
    return word if word.isascii() else word.translate(_CHARACTERS)
