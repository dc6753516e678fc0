"""What comes press by press on a slide of a PPTX: its shapes appear, as if set up in an office program."""

from collections.abc import Mapping, Sequence
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

WHOLE = """<p:timing {names}><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>
<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>{presses}</p:childTnLst></p:cTn>
<p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:prevCondLst>
<p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:nextCondLst></p:seq>
</p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"""
PRESS = """<p:par><p:cTn id="{n}" fill="hold"><p:stCondLst><p:cond delay="indefinite"/></p:stCondLst><p:childTnLst>
<p:par><p:cTn id="{inner}" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst>{shapes}</p:childTnLst></p:cTn></p:par>
</p:childTnLst></p:cTn></p:par>"""
SHAPE = """<p:par><p:cTn id="{n}" presetID="1" presetClass="entr" presetSubtype="0" fill="hold" nodeType="{how}">
<p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst><p:set><p:cBhvr><p:cTn id="{inner}" dur="1" fill="hold">
<p:stCondLst><p:cond delay="0"/></p:stCondLst></p:cTn><p:tgtEl><p:spTgt spid="{shape}"/></p:tgtEl>
<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>
<p:to><p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par>"""


def let_appear(page: Any, presses: Mapping[int, Sequence[int]]) -> None:
    """Let shapes of a slide, named by their ids, appear at the presses of {press: shapes}."""
    number, made = 3, []
    for _press, shapes in sorted(presses.items()):
        outer, inside = number, []
        number += 2
        for place, shape in enumerate(shapes):
            how = "withEffect" if place else "clickEffect"
            inside.append(SHAPE.format(n=number, inner=number + 1, how=how, shape=shape))
            number += 2
        made.append(PRESS.format(n=outer, inner=outer + 1, shapes="".join(inside)))
    if made:
        page._element.append(parse_xml(WHOLE.format(names=nsdecls("p"), presses="".join(made)).replace("\n", "")))
