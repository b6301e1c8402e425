#!/bin/sh
# The server starts without namespaces; history of closed pratiche stays for 30 days.
set -eu
until temporal operator cluster health; do sleep 2; done
temporal operator namespace describe -n default ||
  temporal operator namespace create -n default --retention 720h
