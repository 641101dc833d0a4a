# Completes the commands of warning-signs in bash: source this file.
complete -W "screen score signs contacts demo check schema export doctor" -o default warning-signs
