# Sourced by ./mvnw and ./culprit: finds a JDK that Culprit builds and runs on. POSIX sh and coreutils only.

culprit_oldest_jdk=21

# Prints the feature release (21) of the JDK at $1; fails when there is none, or no compiler.
culprit_jdk_release() {
  [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  while IFS='=' read -r culprit_key culprit_value; do
    [ "$culprit_key" = JAVA_VERSION ] || continue
    # "21", "21.0.2", "26-ea", and "1.8.0" of old, which then reads as 1
    culprit_value="${culprit_value#\"}"
    culprit_value="${culprit_value%%[!0-9]*}"
    [ -n "$culprit_value" ] || return 1
    printf '%s\n' "$culprit_value"
    return 0
  done <"$1/release"
  return 1
}

# Succeeds when $1 is a JDK that is new enough.
culprit_jdk_fits() {
  culprit_release="$(culprit_jdk_release "$1")" && [ "$culprit_release" -ge "$culprit_oldest_jdk" ]
}

# Prints the newest JDK among the folders given; fails when none is new enough.
culprit_newest_jdk() {
  culprit_newest='' culprit_newest_release=0
  for culprit_home do
    culprit_jdk_fits "$culprit_home" || continue
    [ "$culprit_release" -gt "$culprit_newest_release" ] || continue
    culprit_newest="$culprit_home" culprit_newest_release="$culprit_release"
  done
  [ -n "$culprit_newest" ] && printf '%s\n' "$culprit_newest"
}

# The JDK that the javac on PATH belongs to, behind whatever links lead there.
culprit_jdk_on_path() {
  culprit_javac="$(command -v javac)" && culprit_javac="$(readlink -f -- "$culprit_javac")" || return 1
  culprit_home="${culprit_javac%/bin/javac}"
  culprit_jdk_fits "$culprit_home" && printf '%s\n' "$culprit_home"
}

culprit_find_jdk() {
  # mvnw switches globbing off; this function runs in a subshell, so switching it on stays here
  set +f
  if [ -n "${JAVA_HOME-}" ] && culprit_jdk_fits "$JAVA_HOME"; then
    printf '%s\n' "$JAVA_HOME"
    return 0
  fi
  culprit_jdk_on_path && return 0
  culprit_newest_jdk /usr/lib/jvm/* && return 0
  culprit_newest_jdk "${HOME-}"/.sdkman/candidates/java/* && return 0
  culprit_newest_jdk /opt/*jdk* /opt/java* /Library/Java/JavaVirtualMachines/*/Contents/Home
}

# Exports JAVA_HOME, or says what to install and ends the script that sourced this file.
if ! JAVA_HOME="$(culprit_find_jdk)"; then
  printf '%s\n' "Culprit needs a JDK $culprit_oldest_jdk or newer, with javac, and found none: apt-get install openjdk-21-jdk-headless, or take Temurin from https://adoptium.net, or set JAVA_HOME." >&2
  exit 1
fi
export JAVA_HOME
