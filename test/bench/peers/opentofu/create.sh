# Creates the workflow in $WORKFLOW and keeps its id in ids/<name>: what a provisioner prints does not come into the state.
# The headers come by a heredoc: in an argument, every process of the computer could read the key.
set -eu

answer=$(curl --silent --show-error --fail --max-time 120 --header @- --data "$WORKFLOW" "$ARMATURE_BASE_URL/workflows" <<EOF
Authorization: Bearer $ARMATURE_API_KEY
Content-Type: application/json
EOF
)

id=${answer#*'"id":"'}
printf '%s' "${id%%'"'*}" >"ids/$1"
