@echo off
rem Opens the first lesson: start this file with a double click.
cd /d "%~dp0"
rem Where the packages are in the bundle, the Python for which they are comes first.
if not exist wheels goto any
for %%v in (14 13 12 11) do if exist wheels\*-cp3%%v-win_amd64.whl (py -3.%%v --version >nul 2>nul && set CHOSEN=-3.%%v)
:any
where py >nul 2>nul
if errorlevel 1 (python bootstrap.py start) else (py %CHOSEN% bootstrap.py start)
if errorlevel 9009 echo This kit needs Python 3.11 or newer and found none: install it from python.org, then open this file again.
if errorlevel 1 pause
