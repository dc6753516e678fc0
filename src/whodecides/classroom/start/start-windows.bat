@echo off
rem Opens the first lesson: start this file with a double click.
cd /d "%~dp0"
where py >nul 2>nul
if errorlevel 1 (python bootstrap.py start) else (py -3 bootstrap.py start)
if errorlevel 9009 echo This kit needs Python 3.11 or newer and found none: install it from python.org, then open this file again.
if errorlevel 1 pause
