# Workflows by what OpenTofu has built in: a resource that only keeps what it is given, and a script with curl.

locals {
  workflows = { for workflow in jsondecode(file("${path.module}/workflows.json")) : workflow.name => workflow }
}

resource "terraform_data" "workflow" {
  for_each = local.workflows

  # A provisioner runs at a creation only, so that a change has to be one.
  triggers_replace = each.value

  # With `self` in place of `each` OpenTofu looks at all the others, too, for each.
  provisioner "local-exec" {
    interpreter = ["/bin/sh", "create.sh"]
    command     = each.key
    environment = { WORKFLOW = jsonencode(each.value) }
  }

  provisioner "local-exec" {
    when        = destroy
    interpreter = ["/bin/sh", "delete.sh"]
    command     = each.key
  }
}
