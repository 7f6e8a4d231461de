@echo off
rem Starts this release, or one of its tools: hall start | backup <folder> | restore <backup> | verify | head
"%~dp0node.exe" --max-semi-space-size=64 "%~dp0app\src\run.js" %*
