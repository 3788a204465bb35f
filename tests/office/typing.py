"""LibreOffice as an officer's hands: a macro opens a workbook, types answers into it and saves it."""

import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

MACRO: Final = """\
Sub TypeIn(source As String, answers As String)
  Dim quietly(0) As New com.sun.star.beans.PropertyValue
  quietly(0).Name = "Hidden" : quietly(0).Value = True
  document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, quietly())
  fileaccess = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  stream = createUnoService("com.sun.star.io.TextInputStream")
  stream.setInputStream(fileaccess.openFileRead(ConvertToURL(answers)))
  stream.setEncoding("UTF-8")
  While Not stream.isEOF()
    text = stream.readLine()
    at = InStr(text, "=")
    If at > 0 Then Call Answer(document, Left(text, at - 1), Mid(text, at + 1))
  Wend
  stream.closeInput()
  Dim form(0) As New com.sun.star.beans.PropertyValue
  form(0).Name = "FilterName" : form(0).Value = "Calc MS Excel 2007 XML"
  document.storeToURL(ConvertToURL(source), form())
  document.close(True)
End Sub

Sub Answer(document As Object, key As String, said As String)
  For number = 0 To document.Sheets.Count - 1
    sheet = document.Sheets.getByIndex(number)
    last = sheet.createCursor()
    last.gotoEndOfUsedArea(False)
    For row = 0 To last.RangeAddress.EndRow
      text = sheet.getCellByPosition(0, row).String
      If text = key Then sheet.getCellByPosition(1, row).setFormula(said)
      If Right(text, Len(key) + 1) = ":" + key Then sheet.getCellByPosition(4, row).setFormula(said)
    Next row
  Next number
End Sub
"""
"""`setFormula` does what typing does: digits become a number."""

LIBRARY: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false">{}</library:library>
"""

MODULE: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
{}</script:module>
"""


def typed_in(program: str, folder: Path, data: bytes, answers: Mapping[str, str]) -> bytes:
    """Return a workbook after answers were typed into it, by their keys or by the labels of the first sheet."""
    command = [program, f"-env:UserInstallation=file://{folder}/user", "--headless"]
    subprocess.run([*command, "--terminate_after_init"], check=True, capture_output=True, timeout=40)
    library = folder / "user/user/basic/Standard"  # only a profile that is there already keeps what is put into it
    (library / "Module1.xba").write_text(MODULE.format(escape(MACRO)), encoding="utf-8")
    (library / "script.xlb").write_text(LIBRARY.format('<library:element library:name="Module1"/>'), encoding="utf-8")
    folder.mkdir(exist_ok=True)
    file, said = folder / "typed.xlsx", folder / "answers.txt"
    file.write_bytes(data)
    said.write_text("".join(f"{key}={text}\n" for key, text in answers.items()), encoding="utf-8")
    macro = f"macro:///Standard.Module1.TypeIn({file},{said})"
    subprocess.run([*command, macro], check=True, capture_output=True, timeout=40)
    return file.read_bytes()
