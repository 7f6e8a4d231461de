@echo off
rem Starts this release, or one of its tools: hall start | backup <folder> | restore <backup> | verify | head
"%~dp0node.exe" "%~dp0app\src\run.js" %*
